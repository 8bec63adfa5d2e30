import type { Deed } from "./audit-words";
import type { LastDeed } from "./deed";
import { freshnessOf } from "./freshness";
import type { Leg } from "./leg";
import type { Room } from "./room";

/** What somebody set on a leg from this page, and Twilio said that it is done. */
export interface SetHere {
  commandId: string;
  callSid: string;
  /** As they were sent, in Twilio's names. */
  options: Readonly<Record<string, unknown>>;
  /** When Twilio answered, by the board's clock, in ms since 1970. */
  at: number;
}

/** The switches that a page can tell from what Twilio says: each with its word. */
const words = { muted: "muted", hold: "on hold", coaching: "coaching" } as const;
type Switch = keyof typeof words;
const switches = Object.keys(words) as Switch[];

/** Twilio's callbacks tell whole seconds: a word that is hardly newer may be older. In milliseconds. */
const SURELY_NEWER = 1500;

/** What these options were meant to switch. */
const switchedBy = (options: SetHere["options"]) =>
  switches.filter((name) => typeof options[name] === "boolean");

/** The switches on a leg that Twilio now says are not as they were set here. */
function turned(leg: Leg, { options }: SetHere): Switch[] {
  return switchedBy(options).filter((name) => leg[name] !== options[name]);
}

/**
 * What was set here and is not so, by a word of Twilio's that is newer than its answer, although nobody
 * is known to have changed it since; null where all is as it was set.
 */
export function contradictionOf(
  leg: Leg,
  room: Pick<Room, "readAt">,
  set: readonly SetHere[],
  last: LastDeed | undefined,
): SetHere | null {
  if (leg.ended || leg.status !== "connected") return null;
  const found = set.find((one) => {
    if (one.callSid !== leg.callSid) return false;
    const isNewer = freshnessOf(leg, room).at > one.at + SURELY_NEWER;
    return isNewer && turned(leg, one).some((name) => !explains(last?.deed, name, leg[name]));
  });
  return found ?? null;
}

/** In words, what was set, and what Twilio says: "You set muted, Twilio says not." */
export function contradictionWords(leg: Leg, set: SetHere): string {
  const [name] = turned(leg, set);
  if (!name) return "Twilio now says what you set.";
  return leg[name]
    ? `You set not ${words[name]}, Twilio says ${words[name]}.`
    : `You set ${words[name]}, Twilio says not.`;
}

/** What each deed makes of the switches; a change through all options may make anything of them. */
const makes: Record<Deed, Partial<Record<Switch, boolean>> | "anything"> = {
  mute: { muted: true },
  unmute: { muted: false },
  hold: { hold: true },
  resume: { hold: false },
  coach: { coaching: true, muted: false },
  "stop-coaching": { coaching: false, muted: true },
  change: "anything",
  announce: {},
  dial: {},
  remove: {},
  end: {},
};

/** Whether a deed would leave a switch as it stands. */
function explains(deed: Deed | undefined, name: Switch, value: boolean): boolean {
  const made = deed && makes[deed];
  return made === "anything" || made?.[name] === value;
}

/** What is still to be held against Twilio once somebody has done something else to a leg. */
export function stillSet(set: readonly SetHere[], callSid: string, deed: Deed): SetHere[] {
  const made = makes[deed];
  return set.filter(
    (one) =>
      one.callSid !== callSid ||
      (made !== "anything" && !switchedBy(one.options).some((name) => name in made)),
  );
}

/** What was set here, together with what has been set now: of the same switches only the newest counts. */
export function withSet(set: readonly SetHere[], newest: SetHere): SetHere[] {
  const names = switchedBy(newest.options);
  const others = set.filter(
    (one) =>
      one.callSid !== newest.callSid ||
      !switchedBy(one.options).some((name) => names.includes(name)),
  );
  return names.length > 0 ? [...others, newest] : others;
}
