import type { Cast } from "./cast";
import { conversation, inOrder, type Script } from "./script";

const ROOMS = [
  ["Storm: north", "Maya Bauer (agent)", "Noah Ito", "Olivia Rossi (supervisor)"],
  ["Storm: south", "Pedro Silva (agent)", "Uma Varga", "Wei Young (supervisor)"],
] as const;

/** Ordinary calls in bad weather: first requests fail, then callbacks, then what is listed is not so. */
export const storm: Script = inOrder([
  [0, openRooms],
  ...ROOMS.flatMap(([, agent, customer], index) => conversation(turns(agent, customer, 3 + index))),
  [10, spoilRequests],
  [30, spoilCallbacks],
  [50, makeOdd],
  [120, (cast) => cast.control.clearFaults()],
  [120, (cast) => cast.control.callbacks.clearFaults()],
]);

/** Two who take turns until the weather has passed. */
function turns(one: string, other: string, from: number) {
  return Array.from({ length: 16 }, (_, turn) => {
    const at = from + turn * 7;
    return [turn % 2 === 0 ? other : one, at, at + 5] as const;
  });
}

function openRooms(cast: Cast): void {
  for (const [room, agent, customer, supervisor] of ROOMS) {
    cast.open(room, [
      { label: customer, direction: "inbound" },
      { label: agent, to: `client:${agent.slice(0, 4).toLowerCase()}` },
      { label: supervisor, to: `client:${supervisor.slice(0, 3).toLowerCase()}`, muted: true },
    ]);
  }
}

function spoilRequests({ control }: Cast): void {
  const path = "/Conferences";
  control.fault({ path, kind: "429", rate: 0.06 });
  control.fault({ path, kind: "500", rate: 0.04 });
  control.fault({ path, kind: "503", rate: 0.04 });
  control.fault({ path, kind: "slow", rate: 0.08, ms: 2_500 });
  control.fault({ path, kind: "html", rate: 0.02 });
  control.fault({ path, kind: "reset", rate: 0.02 });
  control.fault({ path: "/Participants", method: "POST", kind: "lost-answer", rate: 0.03 });
}

function spoilCallbacks({ control: { callbacks } }: Cast): void {
  callbacks.fault({ kind: "lost", rate: 0.1 });
  callbacks.fault({ kind: "doubled", rate: 0.1 });
  callbacks.fault({ kind: "delayed", rate: 0.15, ms: 4_000 });
  callbacks.fault({ kind: "reordered", rate: 0.1 });
}

function makeOdd(cast: Cast): void {
  const [[, , ghost, unlisted], [, stubborn]] = ROOMS;
  for (const [who, quirk] of [
    [ghost, "ghost"],
    [unlisted, "unlisted"],
    [stubborn, "mute-does-not-take"],
  ] as const) {
    const callSid = cast.callSid(who);
    if (callSid) cast.control.setQuirk(callSid, quirk);
  }
}
