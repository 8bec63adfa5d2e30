import type { Random } from "../random";
import { OURS, RINGS } from "./numbers";

const spaced = (text: string) => text.split(" ");

const METHODS = spaced("GET GET POST POST POST POST DELETE PUT PATCH");

const PLACES = [
  ...spaced("health requests callbacks callback-faults alerts faults far-party accounts calls"),
  ...spaced("conferences hears keys quirks state clock scenarios scenario reset nothing __proto__"),
];

const KEYS = [
  ...spaced("method path count rate kind ms friendlyName region participants status callbackUrl"),
  ...spaced(
    "startedAgoSeconds label from to direction muted coaching joinedAgoSeconds callSid does",
  ),
  ...spaced(
    "as digits quirk exitAloneSticks speed advanceMs name url event twiml conference since",
  ),
  ...spaced("version now store due chance playing accountSid authToken __proto__ constructor"),
];

const VALUES: readonly unknown[] = [
  ...spaced(
    "429 500 503 slow hang reset html wrong-shape broken-json lost-answer lost doubled delayed reordered",
  ),
  ...spaced("answer busy no-answer fail let-ring hang-up talk fall-silent press ghost unlisted"),
  ...spaced("mute-does-not-take escalation town-hall demo hold release step completed init"),
  "https://example.com/back",
  "/Participants",
  "Fuzz",
  "",
  "\u0000",
  "x".repeat(200),
  OURS,
  RINGS,
  "<Response><Dial><Conference>Fuzz</Conference></Dial></Response>",
  "<Response>",
  "1234#",
  0,
  1,
  2,
  0.5,
  -1,
  1e12,
  true,
  false,
  null,
  [],
  {},
];

/** Orders that mean something, for each path: with one thing in them out of place now and then. */
const orders: Readonly<Record<string, readonly object[]>> = {
  conferences: [{ friendlyName: "Fuzz", participants: [{ label: "Ana" }, {}] }],
  calls: [{ from: RINGS, conference: "Fuzz" }],
  "far-party": [{ callSid: "", does: "talk" }],
  quirks: [{ callSid: "", quirk: "ghost" }, { exitAloneSticks: false }],
  faults: [{ path: "/Participants", kind: "503", rate: 0.5 }],
  "callback-faults": [{ kind: "reordered", rate: 0.5 }],
  callbacks: [{ does: "hold" }, { does: "step" }, { does: "release" }],
  clock: [{ advanceMs: 5_000 }],
  scenario: [{ name: "escalation" }, { name: "town-hall" }],
  accounts: [{ accountSid: `AC${"5".repeat(32)}` }],
  state: [{ version: 2, now: 0, store: {}, due: {}, chance: {} }],
};

/** Requests for the simulator's own paths that nobody would send: half right, half nonsense. */
export function createControlFuzz(random: Random, callSid: () => string) {
  const chance = (rate: number) => random.next() < rate;
  const pick = <T>(items: readonly T[]): T => items[random.integer(0, items.length - 1)] as T;

  const value = (): unknown => {
    if (chance(0.1)) return callSid();
    return chance(0.1) ? { [pick(KEYS)]: pick(VALUES) } : pick(VALUES);
  };
  const body = (place: string) => {
    if (chance(0.05)) return pick(["", "{", "[]", "null", "a=b", "\ud800", '{"a":1}']);
    const order: Record<string, unknown> = { ...pick(orders[place] ?? [{}]) };
    if ("callSid" in order) order["callSid"] = callSid();
    if (chance(0.5)) order[pick(chance(0.5) ? Object.keys(order) : KEYS) ?? "x"] = value();
    return JSON.stringify(order);
  };

  return (authorization: string): Request => {
    const method = pick(METHODS);
    const place = pick(PLACES);
    const rest = chance(0.2) ? `/${encodeURIComponent(String(pick(VALUES)))}` : "";
    const query = chance(0.2) ? `?${pick(KEYS)}=${encodeURIComponent(String(pick(VALUES)))}` : "";
    return new Request(`https://api.twilio.com/simulator/${place}${rest}${query}`, {
      method,
      headers: authorization ? { Authorization: authorization } : {},
      ...(method === "GET" ? {} : { body: body(place) }),
    });
  };
}
