import type { ParticipantSpec } from "../control";
import type { Participant } from "../entities/participant";
import type { Room, Stage } from "./stage";

const BRIDGE = "+13125550102";
const FULL = 250;
/** Kept below what Twilio allows, so that there is room to call somebody in. */
const [FEWEST, MOST] = [238, 248];
const SPEAKERS = [
  ["Grace Chen (CEO)", "client:grace.chen"],
  ["Tomas Novak (host)", "client:tomas.novak"],
  ["Aisha Mensah (CFO)", "client:aisha.mensah"],
  ["Kenji Sato (engineering)", "client:kenji.sato"],
] as const;

/** An all-hands of 250: a few speak, the rest listen muted, and now and then somebody comes, goes or asks. */
export function playTownHall(stage: Stage): void {
  const room = stage.open({
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
  stage.again("town hall", [4, 8], () => {
    if (!room.hasEnded()) moveSomebody(stage, room);
  });
}

function moveSomebody(stage: Stage, room: Room): void {
  const audience = room.free().filter(({ startConferenceOnEnter }) => !startConferenceOnEnter);
  const size = audience.length + SPEAKERS.length;
  const asking = audience.find(({ muted }) => !muted);
  const draw = stage.random.next();
  if (size > FEWEST && (size > MOST || draw < 0.35)) {
    const leaving = pick(
      stage,
      audience.filter(({ muted }) => muted),
    );
    if (leaving) room.leave(leaving);
  } else if (draw < 0.7) {
    if (size < MOST) room.join(listener(stage));
  } else if (asking) {
    room.change(asking, { muted: true });
  } else {
    const curious = pick(
      stage,
      audience.filter(({ hold }) => !hold),
    );
    if (curious) room.change(curious, { muted: false });
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

function pick(stage: Stage, participants: readonly Participant[]): Participant | undefined {
  return participants.length > 0 ? stage.random.pick(participants) : undefined;
}
