import type { Alert } from "./control/alerts";
import type { CallbackControl } from "./control/callback-control";
import type { Quirk } from "./control/quirks";
import type { ClockChange, ClockState } from "./control/set-clock";
import type { SavedState } from "./control/state";
import type { AccountSpec } from "./entities/account";
import type { Keys } from "./entities/call";
import type { PhoneNumberSpec } from "./entities/phone-number";
import type { Picker } from "./lifecycle/machine-detection";
import type { ScenarioName } from "./scenarios/names";

/** What a test or a presenter may do that no Twilio client could. */
export interface Control {
  /** What was asked of Twilio's paths, newest last; the last 5,000 are kept. `path` is a substring, `since` in ms since 1970. */
  requests(filter?: { method?: string; path?: string; since?: number }): RecordedRequest[];
  /** What Twilio's debugger would show, newest last; the last 1,000 are kept. */
  alerts(filter?: { code?: number; resourceSid?: string }): Alert[];
  /** What the simulator calls back, and how that goes. */
  readonly callbacks: CallbackControl;
  /** The next `count` requests that match go wrong in this way. The oldest matching rule wins. */
  fault(rule: FaultRule): { id: string };
  /** Lifts one fault, or all. Requests that hang or are slow because of it are reset. */
  clearFaults(id?: string): void;
  /** The far party of a leg picks up. These six throw an Error with a sentence when the leg cannot do that. */
  answer(callSid: string, as?: Picker): void;
  busy(callSid: string): void;
  noAnswer(callSid: string): void;
  fail(callSid: string): void;
  /** Whoever would have picked up lets it ring, until the timeout or another deed. */
  letRing(callSid: string): void;
  hangUp(callSid: string): void;
  /** Somebody calls one of the account's numbers. Throws an Error with a sentence for an impossible call. */
  callIn(spec: CallInSpec): { callSid: string };
  /** Resolves once every request for TwiML has come back. */
  settled(): Promise<void>;
  /** Somebody in a conference begins to talk, or falls silent. Nobody notices while they are muted or on hold. */
  talk(callSid: string): void;
  fallSilent(callSid: string): void;
  /** Somebody presses keys: 0–9, * and #. */
  press(callSid: string, digits: string): void;
  /** What somebody has pressed so far, in order. */
  keys(callSid: string): readonly Keys[];
  /** Makes a participant odd, or with null ordinary again. Throws an Error with a sentence when it cannot. */
  setQuirk(callSid: string, quirk: Quirk | null): void;
  /** Makes everybody ordinary again, and lets ghosts go. */
  clearQuirks(): void;
  /** Whether EndConferenceOnExit sticks when it is changed alone; true unless said otherwise. Seen to fail at Twilio. */
  setExitAloneSticks(sticks: boolean): void;
  /** Who is heard by whom, by Call SID: the listener, and those whose voices reach them. */
  hears(conferenceSid: string): Record<string, string[]>;
  /** Starts a conference with people already in it. Seeded phones ring until somebody acts. */
  seedConference(spec: ConferenceSpec): {
    conferenceSid: string;
    participants: { label: string | null; callSid: string }[];
  };
  /** All accounts of this simulator. */
  accounts(): { accountSid: string; region: string }[];
  /** Opens one more account, which sees nothing of the others. Throws an Error with a sentence if its SID is taken. */
  addAccount(spec?: AccountSpec): { accountSid: string; authToken: string };
  /** Gives this account a number until the next reset, and tells its SID. One that it has stays as it is. */
  addNumber(spec: PhoneNumberSpec): { sid: string };
  /** Stops, hurries or moves on the time of all accounts, and tells what the clock shows. */
  setClock(change?: ClockChange): ClockState;
  /**
   * @param options.callbackUrl where its conferences call back about everything; {source} in it stands
   *   for what does: conference, call or machine-detection
   */
  startScenario(name: ScenarioName, options?: { callbackUrl?: string }): void;
  /** What can be played, and what is being played. */
  scenarios(): { name: ScenarioName; description: string; isPlaying: boolean }[];
  /** All of this account as JSON, without its logs and its credentials. A demo or town hall that is saved stands still from then on. */
  save(): SavedState;
  /** Forgets everything, and becomes what was saved. Throws an Error with a sentence for what never was. */
  load(state: unknown): void;
  /** Forgets all conferences, calls, requests and faults, and stops the scenario. SIDs are never dealt twice. */
  reset(): void;
}

/** One request as it came in. The Authorization header is never kept. */
export interface RecordedRequest {
  id: number;
  /** Milliseconds since 1970, on the simulator's clock. */
  at: number;
  method: string;
  /** As sent, with the query. */
  path: string;
  query: [name: string, value: string][];
  /** The body's pairs in order, repeats kept. Secrets are in here: do not print it. */
  form: [name: string, value: string][];
  /** Null while it is being answered, and for ever if no answer was given. */
  status: number | null;
  authenticated: boolean;
  /** Whose log this is: the account of the path, or the first one where that is nobody's. */
  accountSid: string;
}

export const faultKinds = [
  "429",
  "500",
  "503",
  /** 200 with text that is not JSON. */
  "html",
  /** 200 or 201 with JSON of another shape. */
  "wrong-shape",
  /** It is done, and answered with JSON that breaks off. */
  "broken-json",
  /** The connection breaks before anything was done. */
  "reset",
  /** No answer, ever. Nothing was done. */
  "hang",
  /** It is done at once, and answered `ms` later. */
  "slow",
  /** It is done, and then the connection breaks. */
  "lost-answer",
] as const;

export interface FaultRule {
  method?: string;
  /** A substring of the path. */
  path: string;
  /** How many requests it hits: 1 unless said otherwise, and without end where there is a rate. */
  count?: number;
  /** How likely it is to hit one that matches: above 0, up to 1. Chance comes from the seed. */
  rate?: number;
  kind: (typeof faultKinds)[number];
  /** Only for "slow". */
  ms?: number;
}

export interface ConferenceSpec {
  friendlyName: string;
  region?: string;
  participants: ParticipantSpec[];
  startedAgoSeconds?: number;
  /** Where it calls back about everything that happens in it. */
  callbackUrl?: string;
  /** "in-progress" unless said otherwise. */
  status?: "init" | "in-progress" | "completed";
}

export interface ParticipantSpec {
  label?: string;
  from?: string;
  to?: string;
  direction?: "inbound" | "outbound-api";
  muted?: boolean;
  hold?: boolean;
  /** The label of the one who is coached. */
  coaching?: string;
  endConferenceOnExit?: boolean;
  startConferenceOnEnter?: boolean;
  /** "connected" unless said otherwise. */
  status?: "queued" | "connecting" | "ringing" | "connected";
  joinedAgoSeconds?: number;
}

/** A call that comes in. Exactly one of `twiml`, `url` and `conference` says what the caller hears. */
export interface CallInSpec {
  /** A number outside the account, unless said otherwise. */
  from?: string;
  /** The account's first number, unless said otherwise. */
  to?: string;
  /** The number that has passed it on, and the name that goes with `from`. */
  forwardedFrom?: string;
  callerName?: string;
  twiml?: string;
  url?: string;
  /** The name of a conference to be put into. */
  conference?: string;
}

/** What a far party can be told to do, as the control paths spell it. */
export const farPartyDeeds = [
  "answer",
  "busy",
  "no-answer",
  "fail",
  "let-ring",
  "hang-up",
  "talk",
  "fall-silent",
  "press",
] as const;
