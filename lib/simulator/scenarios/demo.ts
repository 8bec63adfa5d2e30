import { seedConference } from "../control/seed-conference";
import type { World } from "../world";

/** What a presenter shows with no account. */
export function startDemo(world: World, _seed: number): void {
  seedConference(world, {
    friendlyName: "Support: order 4711",
    startedAgoSeconds: 260,
    participants: [
      { label: "Ana Ruiz (agent)", to: "client:ana.ruiz", endConferenceOnExit: true },
      { label: "Maya Lindqvist", direction: "inbound", from: "+14155550117" },
      { label: "Sam Okafor (supervisor)", to: "client:sam.okafor", muted: true },
    ],
  });
}
