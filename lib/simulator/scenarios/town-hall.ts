import type { ParticipantSpec } from "../control";
import type { Room, Stage } from "./stage";

const BRIDGE = "+13125550102";
const FULL = 250;
/** Kept below what Twilio allows, so that there is room to call somebody in. */
const [FEWEST, MOST] = [238, 248];
const SPEAKERS = [
  ["Grace Chen (CEO)", "client:grace_chen"],
  ["Tomas Novak (host)", "client:tomas_novak"],
  ["Aisha Mensah (CFO)", "client:aisha_mensah"],
  ["Kenji Sato (engineering)", "client:kenji_sato"],
] as const;

/** An all-hands of 250: a few speak, the rest listen muted, and now and then somebody comes, goes or asks. */
export function playTownHall(stage: Stage): void {
  const { sid } = stage.kept("town hall", () => ({ sid: open(stage) }));
  const room = stage.room(sid);
  stage.again("town hall", [4, 8], () => {
    if (!room.hasEnded()) moveSomebody(stage, room);
  });
  stage.again("town hall talk", [6, 20], () => room.takeTurns());
}

function open(stage: Stage): string {
  return stage.open({
    friendlyName: "All-hands town hall",
    startedAgoSeconds: 1_500,
    participants: [
      ...SPEAKERS.map(([label, to]) => ({ label, to, joinedAgoSeconds: 1_500 })),
      ...Array.from({ length: FULL - SPEAKERS.length }, (_, index) => ({
        ...listener(stage),
        hold: index % 80 === 40,
        joinedAgoSeconds: 1_440 - Math.floor(index * 5),
      })),
    ],
  });
}

function moveSomebody(stage: Stage, room: Room): void {
  const audience = room.free().filter(({ startConferenceOnEnter }) => !startConferenceOnEnter);
  const asking = audience.find(({ muted }) => !muted);
  const listening = audience.filter(({ muted, hold }) => muted && !hold);
  const someone = listening.length > 0 ? stage.random.pick(listening) : undefined;
  const size = room.size();
  const draw = stage.random.next();
  if (size >= MOST || (size > FEWEST && draw < 0.35)) {
    if (someone) room.leave(someone);
  } else if (draw < 0.7) {
    room.join(listener(stage));
  } else if (asking) {
    room.change(asking, { muted: true });
  } else if (someone) {
    room.change(someone, { muted: false });
  }
}

function listener(stage: Stage): ParticipantSpec {
  const { name, phoneNumber } = stage.person();
  return {
    label: name,
    direction: "inbound",
    from: phoneNumber,
    to: BRIDGE,
    muted: true,
    startConferenceOnEnter: false,
  };
}
