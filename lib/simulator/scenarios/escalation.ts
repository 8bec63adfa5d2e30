import { conversation, inOrder, type Script } from "./script";

const ROOM = "Complaint: invoice 88";
const AGENT = "Leo Costa (agent)";
const CUSTOMER = "Rosa Diaz";
const SUPERVISOR = "Priya Quinn (supervisor)";

/** A call that gets hard: a supervisor whispers to the agent, joins in, and stays when the agent goes. */
export const escalation: Script = inOrder([
  [
    0,
    (cast) =>
      cast.open(ROOM, [
        { label: CUSTOMER, direction: "inbound", from: "+13035550117", to: "+12125550101" },
        { label: AGENT, to: "client:leo_costa" },
      ]),
  ],
  ...conversation([
    [CUSTOMER, 2, 14],
    [AGENT, 15, 18],
    [CUSTOMER, 18, 30],
    [SUPERVISOR, 34, 40],
    [AGENT, 41, 48],
    [CUSTOMER, 49, 58],
    [SUPERVISOR, 62, 75],
    [CUSTOMER, 80, 86],
  ]),
  [
    20,
    (cast) =>
      cast.call(ROOM, {
        label: SUPERVISOR,
        to: "client:priya_quinn",
        from: "+12125550101",
        muted: true,
        startConferenceOnEnter: false,
      }),
  ],
  [32, (cast) => cast.coach(SUPERVISOR, AGENT)],
  [33, (cast) => cast.change(SUPERVISOR, { muted: false })],
  [60, (cast) => cast.change(SUPERVISOR, { coaching: false, callSidToCoach: null })],
  [78, (cast) => cast.hangUp(AGENT)],
  [92, (cast) => cast.hangUp(CUSTOMER)],
  [94, (cast) => cast.hangUp(SUPERVISOR)],
]);
