import { createRandom } from "../random";
import type { Simulator } from "../simulator";
import { createControlFuzz } from "./control-fuzz";
import { FORM, METHODS, NAMES, PLACES, SEGMENTS, TWIML, TYPES, VALUES } from "./fuzz-words";
import { ANSWERS, OURS, RINGS } from "./numbers";

/** Requests that nobody would send: half right, half nonsense, always the same for the same seed. */
export function createFuzz({ accountSid, authToken }: Simulator, seed: number) {
  const random = createRandom(seed, "fuzz");
  const chance = (rate: number) => random.next() < rate;
  const below = (count: number) => Math.floor(random.next() * count);
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T =>
    items[below(items.length)] as T;
  const several = <T>(most: number, make: () => T) => Array.from({ length: below(most + 1) }, make);
  /** SIDs that the simulator has told, so that some requests are about something. */
  const known: string[] = [];

  const noise = () =>
    String.fromCharCode(...several(12, () => below(chance(0.5) ? 0x80 : 0x1_0000)));
  const value = () => {
    const kind = random.next();
    if (kind < 0.15 && known.length > 0) return pick(known);
    if (kind < 0.2) return noise();
    return kind < 0.25 ? pick(TWIML) : pick(VALUES);
  };
  const pair = (): [string, string] => [chance(0.95) ? pick(NAMES) : noise(), value()];

  /** Often quite right, so that not everything is refused. */
  const form = () => {
    const pairs = several(chance(0.6) ? 1 : 8, pair);
    if (chance(0.8)) pairs.push(["From", OURS], ["To", pick([ANSWERS, RINGS, "+15005550012"])]);
    if (chance(0.4)) pairs.push(["Twiml", pick(TWIML)]);
    if (chance(0.3)) pairs.push(["ConferenceRecord", "true"]);
    return new URLSearchParams(pairs).toString();
  };

  const sid = (prefix: string) => {
    const sids = known.filter((one) => one.startsWith(prefix));
    return sids.length > 0 && chance(0.8) ? pick(sids) : segment();
  };
  const segment = () => {
    const kind = random.next();
    if (kind < 0.4) return pick(PLACES);
    if (kind < 0.7 && known.length > 0) return pick(known);
    return kind < 0.8 ? pick(SEGMENTS) : encodeURIComponent(value().toWellFormed());
  };
  const conference = () => (chance(0.3) ? `Fuzz${below(5)}` : sid("CF"));
  /** Places, each with the methods that it mostly is asked with. */
  const places: readonly [methods: readonly string[], place: () => string][] = [
    [METHODS, () => several(5, segment).join("/")],
    [["GET"], () => pick(PLACES)],
    [["GET", "POST"], () => "Calls"],
    [["GET", "POST", "DELETE"], () => `Calls/${sid("CA")}`],
    [["GET", "POST"], () => `Conferences/${conference()}`],
    [["GET", "POST", "POST", "POST"], () => `Conferences/${conference()}/Participants`],
    [["GET"], () => `Conferences/${conference()}/Recordings`],
    [
      ["GET", "POST", "POST", "DELETE"],
      () => `Conferences/${conference()}/Participants/${sid("CA")}`,
    ],
    [["GET", "POST", "DELETE"], () => `Conferences/${conference()}/Recordings/${sid("RE")}`],
  ];
  const target = () => {
    const [methods, place] = pick(places);
    const account = chance(0.97) ? accountSid : pick([`AC${"0".repeat(32)}`, "AC", "..", "%00"]);
    const version = chance(0.98) ? "2010-04-01" : pick(["2008-08-01", "v1", ""]);
    const ending = pick([".json", ".json", ".json", ".json", "", "", ".xml"]);
    const query = chance(0.3) ? `?${new URLSearchParams(several(3, pair)).toString()}` : "";
    return {
      method: chance(0.9) ? pick(methods) : pick(METHODS),
      url: `https://api.twilio.com/${version}/Accounts/${account}/${place()}${ending}${query}`,
    };
  };

  const authorization = () => {
    const right = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
    if (chance(0.95)) return right;
    return pick([
      "",
      "Basic",
      "Basic !!!",
      "Bearer x",
      `Basic ${btoa(":")}`,
      `${right}x`,
      "Basic w7/=",
    ]);
  };

  const control = createControlFuzz(random, () => (known.length > 0 ? pick(known) : "CA"));

  return {
    next(): Request {
      if (chance(0.1)) return control(authorization());
      const { method, url } = target();
      const headers = new Headers();
      const auth = authorization();
      if (auth) headers.set("Authorization", auth);
      const bare = method === "GET" || method === "HEAD";
      if (bare || chance(0.05)) {
        return new Request(url, { method, headers });
      }
      if (chance(0.97)) headers.set("Content-Type", chance(0.9) ? FORM : pick(TYPES));
      const body = chance(0.95)
        ? form()
        : pick([
            noise(),
            '{"a":',
            "a=%ff&b=%",
            "&&==&",
            Uint8Array.from(several(64, () => below(256))),
          ]);
      return new Request(url, { method, headers, body });
    },
    /** Remembers the SIDs in an answer; only the last hundred matter. */
    learn(answer: string) {
      known.push(...(answer.match(/\b(?:CA|CF|RE)[0-9a-f]{32}\b/g) ?? []).slice(0, 4));
      known.splice(0, known.length - 100);
    },
    /** Milliseconds that pass before the next request. */
    pause: () => (chance(0.3) ? below(5_000) : 0),
  };
}
