import { callbackLine, coachedLine, ordinaryLines, supportLine } from "./calls";
import { playLine } from "./line";
import type { Stage } from "./stage";
import { playTownHall } from "./town-hall";

/**
 * What a presenter shows with no account: a call centre on a working day and a town hall of 250. It
 * goes on for ever, one small change every few seconds, and leaves alone whoever was changed over the API.
 */
export function playDemo(stage: Stage): void {
  // Opened in this order, the newest ends up on top of the list.
  stage.kept("ended call", () => ({ sid: openEndedCall(stage) }));
  playTownHall(stage);
  for (const line of [
    coachedLine(stage),
    ...ordinaryLines(stage),
    supportLine(stage),
    callbackLine(stage),
  ]) {
    playLine(stage, line);
  }
}

function openEndedCall(stage: Stage): string {
  const { name, phoneNumber } = stage.person();
  return stage.open({
    friendlyName: "Support: order 4710",
    status: "completed",
    startedAgoSeconds: 1_900,
    participants: [
      { label: name, direction: "inbound", from: phoneNumber },
      { label: "Ana Ruiz (agent)", to: "client:ana_ruiz" },
    ],
  });
}
