import { conversation, inOrder, type Script } from "./script";

const ROOM = "Outbound: spring campaign";
const AGENT = "Nora Evans (agent)";
const FROM = "+12125550101";
/** Whom the agent calls, second by second. The numbers decide how that ends; see the magic numbers. */
const LIST = [
  [5, "Chloe Park", "+15005550012"],
  [15, "Daniel Haddad", "+15005550014"],
  [25, "Emma Larsen", "+15005550017"],
  [45, "Farid Mensah", "+15005550013"],
  [75, "Grace Tanaka", "+15005550016"],
  [100, "Hana Weber", "+15005550012"],
  [110, "Ivan Zhang", "+15005550011"],
] as const;

/** A busy round: most of those who are called cannot talk, and in the end one does. */
export const outboundRound: Script = inOrder([
  [0, (cast) => cast.open(ROOM, [{ label: AGENT, to: "client:nora_evans" }])],
  ...LIST.map(
    ([at, label, to]) =>
      [
        at,
        (cast) => cast.call(ROOM, { label, to, from: FROM, machineDetection: "DetectMessageEnd" }),
      ] satisfies Script[number],
  ),
  // Nobody talks to a machine.
  [42, (cast) => cast.hangUp("Emma Larsen")],
  [70, giveUpOn("Farid Mensah")],
  ...conversation([
    [AGENT, 113, 120],
    ["Ivan Zhang", 121, 140],
    [AGENT, 141, 148],
  ]),
  [150, (cast) => cast.hangUp("Ivan Zhang")],
  [155, (cast) => cast.hangUp(AGENT)],
]);

/** The one who is called has had long enough to answer. */
function giveUpOn(label: string): Script[number][1] {
  return (cast) => {
    const callSid = cast.callSid(label);
    if (callSid) cast.control.noAnswer(callSid);
  };
}
