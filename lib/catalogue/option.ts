import type { GroupId } from "./groups";

/**
 * What an endpoint can be: `emergency` is a bare number such as 911, `sip-user` the name part of a
 * SIP address, `withheld` what Twilio tells in the place of a number that it does not know.
 */
export type EndpointType =
  | "phone"
  | "client"
  | "sip"
  | "app"
  | "emergency"
  | "sip-user"
  | "withheld";

/**
 * What kind of value an option takes, with its documented limits. A limit that Twilio does not
 * document is absent.
 */
export type Kind =
  | { kind: "endpoint"; accepts: readonly EndpointType[] }
  | {
      kind: "url";
      /** What the empty string does, where it is a value of its own and not just nothing. */
      emptyMeans?: string;
      /** Twilio refuses a host name with an underscore. */
      strictHost?: true;
    }
  | { kind: "enum"; values: readonly string[] }
  | { kind: "many"; values: readonly string[] }
  | { kind: "boolean" }
  | { kind: "integer"; unit: "s" | "ms" | "participants"; min?: number; max?: number }
  | { kind: "date" }
  | {
      kind: "text";
      minLength?: number;
      maxLength?: number;
      /** Twilio takes a longer text and uses only this many characters of it. */
      cutAt?: number;
      /**
       * A regular expression for the whole text, as in HTML's `pattern`; `shape` says it in words.
       */
      pattern?: string;
      shape?: string;
    }
  | { kind: "sid"; prefix: "CA" | "BY" };

/**
 * What a value has to be; nothing: it has to be there. `noneOf` also holds where the option is not
 * set, `unset` only there. `endpoint` is undecided while the value is not a whole endpoint yet.
 */
interface Test {
  oneOf?: readonly (string | boolean)[];
  noneOf?: readonly (string | boolean)[];
  unset?: true;
  endpoint?: readonly EndpointType[];
}

/** A test of another option's value. */
export type Condition<Name extends string = string> = Test & { option: Name };

/**
 * What an option has to do with the others. It speaks while the option itself is set and passes
 * `when`; `because` is the sentence that a person reads.
 */
export type Relation<Name extends string = string> = {
  because: string;
  when?: Test;
  /** It has nothing to say where Twilio calls the board back. */
  unlessCalledBack?: true;
} & (
  | ({ kind: "needs" } & Condition<Name>) // Twilio refuses it otherwise: error
  | ({ kind: "excludes" } & Condition<Name>) // Twilio refuses it then: error
  | { kind: "ignored-unless"; anyOf: readonly Condition<Name>[] } // it does nothing otherwise: notice
  | { kind: "first-participant" } // only the first participant's value counts: notice
  | { kind: "before-start" } // it does nothing once the conference has started: notice
  | { kind: "after-start" } // it does nothing before the conference has started: notice
  | { kind: "off-hold" } // it does nothing while the participant is on hold: notice
  // It keeps Twilio from calling the board back, about a call or about a whole conference; where
  // `unless` is set, that option has said so already: notice
  | { kind: "replaces-board"; of: "call" | "conference"; unless?: Name }
  | ({ kind: "caution" } & Condition<Name>) // allowed, with a consequence: notice
  | { kind: "sends-too"; option: Name } // whoever changes it writes the other as well: nothing to say
  | { kind: "not-alone" } // reported to have no effect as the only option of an update: notice
);

interface Description<Name extends string> {
  group: GroupId;
  label: string;
  /** One or two sentences in our words: what the people on the phone notice. */
  help: string;
  /** What Twilio does where the option is not set, as a person reads it. */
  default?: string;
  /** Never shown, logged or stored. */
  secret?: true;
  relations?: readonly Relation<Name>[];
}

/** One option of one Twilio operation. */
export type Option = Kind & Description<string> & { required?: true };

type KindNamed<Name extends Kind["kind"]> = Extract<Kind, { kind: Name }>;

type KindOf<Value> = [Value] extends [boolean]
  ? KindNamed<"boolean">
  : [Value] extends [number]
    ? KindNamed<"integer">
    : [Value] extends [Date]
      ? KindNamed<"date">
      : [Value] extends [readonly string[]]
        ? KindNamed<"many">
        : [Value] extends [string]
          ? string extends Value
            ? KindNamed<"endpoint" | "url" | "enum" | "text" | "sid">
            : { kind: "enum"; values: readonly Value[] }
          : never;

type Requirement<Value> = undefined extends Value ? { required?: never } : { required: true };

/**
 * The table that belongs to an option type of Twilio's SDK: a row for each of its keys, of a kind
 * that fits the key's type, required exactly where the SDK requires it, related only to options
 * that exist.
 */
export type Rows<Sdk> = {
  readonly [Name in keyof Sdk & string]-?: KindOf<NonNullable<Sdk[Name]>> &
    Description<keyof Sdk & string> &
    Requirement<Sdk[Name]>;
};

/** A value as it is typed and checked; a date is a text. */
export type OptionValue = string | number | boolean | readonly string[];

/**
 * Whether a value is there at all: nothing, "" and [] are not sent, except a "" that means
 * something.
 */
export function isSet(option: Option, value: unknown): boolean {
  if (value === "") return option.kind === "url" && option.emptyMeans !== undefined;
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** A value as text: one for each item of a list, none for what is no option's value. */
export function written(value: unknown): string[] {
  return [value].flat().filter(isPlain).map(String);
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
