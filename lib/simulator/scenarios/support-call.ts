import { conversation, inOrder, type Script } from "./script";

const ROOM = "Support: order 5120";
const AGENT = "Ana Ruiz (agent)";
const CUSTOMER = "Kenji Sato";
const SUPERVISOR = "Sam Okafor (supervisor)";

/** An ordinary call: they talk, the agent looks something up, a supervisor listens in, they say goodbye. */
export const supportCall: Script = inOrder([
  [
    0,
    (cast) =>
      cast.open(ROOM, [
        { label: CUSTOMER, direction: "inbound", from: "+12065550142", to: "+14155550100" },
        { label: AGENT, to: "client:ana_ruiz", endConferenceOnExit: true },
      ]),
  ],
  ...conversation([
    [CUSTOMER, 3, 11],
    [AGENT, 12, 18],
    [CUSTOMER, 19, 24],
    [AGENT, 58, 70],
    [CUSTOMER, 71, 80],
    [AGENT, 81, 86],
  ]),
  [26, (cast) => cast.change(CUSTOMER, { hold: true })],
  [
    30,
    (cast) =>
      cast.call(ROOM, {
        label: SUPERVISOR,
        to: "client:sam_okafor",
        from: "+14155550100",
        muted: true,
        startConferenceOnEnter: false,
      }),
  ],
  [56, (cast) => cast.change(CUSTOMER, { hold: false })],
  [90, (cast) => cast.hangUp(CUSTOMER)],
  [93, (cast) => cast.hangUp(AGENT)],
]);
