/**
 * What nobody sees in a line of text and what changes how the rest of it reads: control characters,
 * NUL among them, which Postgres does not keep, breaks of the line, marks that turn the direction of
 * writing, and half of a surrogate pair, which cannot be sent.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}\p{Cs}]/u;
const everyUnseen = new RegExp(UNSEEN, "gu");

/** Format characters without looks of their own, but for the tags that belong to an emoji. */
const INVISIBLE = `${UNSEEN.source}|(?=\\p{Cf})(?![\\u{E0000}-\\u{E0FFF}])\\p{DI}|[\\uFFF9-\\uFFFB]`;

/** Joiners hold letters and emoji together, in a client's name too. */
const STRAY = new RegExp(`(?![\\u200C\\u200D])(?:${INVISIBLE})`, "u");
const PASTED_ALONG = new RegExp(`^(?:\\s|${INVISIBLE})$`, "u");

const NOTHING = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2800]*$/u;

/** Letters that are written from right to left. */
const FROM_RIGHT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether a line of text is what it looks like. */
const isPlain = (text: string): boolean => !UNSEEN.test(text);

/** Whether there is nothing in a text that anybody could see. */
export const isBlank = (text: string): boolean => NOTHING.test(text);

/** A line of text without what would make it look like another. */
export function plain(text: string): string {
  return text
    .replaceAll(/\p{Bidi_C}/gu, "")
    .replaceAll(everyUnseen, " ")
    .replaceAll(/ +/g, " ")
    .trim();
}

/** A text in which everything that nobody sees can be seen, as JSON writes it; breaks of the line are kept. */
export const withCodes = (text: string): string =>
  text.replaceAll(everyUnseen, (unseen) =>
    /[\t\r\n]/.test(unseen) ? unseen : `\\u${codeOf(unseen)}`,
  );

/** A text from outside as a line that can be shown; null where there is nothing in it to see. */
export function visible(text: string | null | undefined): string | null {
  if (!text || isBlank(text)) return null;
  return isPlain(text) ? text : plain(text);
}

const isOwn = (character: string) => !PASTED_ALONG.test(character);

/** A text without what comes along at its ends when it is pasted: spaces, and what nobody sees. */
export function withoutEnds(text: string): string {
  const characters = Array.from(text);
  const first = characters.findIndex(isOwn);
  return first < 0 ? "" : characters.slice(first, characters.findLastIndex(isOwn) + 1).join("");
}

/** A text without anything that nobody sees. */
export const withoutInvisible = (text: string): string =>
  text.replaceAll(new RegExp(INVISIBLE, "gu"), "");

/**
 * A text from outside as it can stand within a sentence: whatever direction it is written in, the
 * rest of the sentence keeps its own.
 */
export function isolated(text: string): string {
  return isPlain(text) && !FROM_RIGHT.test(text) ? text : `\u2068${plain(text)}\u2069`;
}

const problems = {
  name: UNSEEN,
  address: STRAY,
  /** Taken to the letter, as far as it can be sent. */
  secret: /[\0\p{Cs}]/u,
};

/**
 * What is wrong with a text that holds what nobody sees, in a sentence that names it; undefined where
 * it holds nothing of the kind. A name may hold more than an address, and a secret is not repeated.
 */
export function unseenProblem(text: string, what: keyof typeof problems): string | undefined {
  const found = problems[what].exec(text);
  if (!found) return undefined;
  const before = Array.from(plain(text.slice(0, found.index)))
    .slice(-12)
    .join("");
  const where = before === "" ? " at the beginning" : ` after “${isolated(before)}”`;
  return `This holds characters that nobody sees, such as ${characterName(found[0])}${what === "secret" ? "" : where}. Delete them, or type the text again.`;
}

const codeOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** A character that nobody sees, by its name and code point. */
export function characterName(character: string): string {
  const code = codeOf(character);
  return `${names[code] ?? kindOf(character)} (U+${code})`;
}

function kindOf(character: string): string {
  if (/\p{Cs}/u.test(character)) return "half of a character";
  return /\p{Cc}/u.test(character) ? "a control character" : "an invisible character";
}

/** By code point, those that are met most. */
const names: Readonly<Record<string, string>> = {
  "0000": "a null character",
  "0008": "a backspace",
  "0009": "a tab",
  "000A": "a line break",
  "000D": "a carriage return",
  "001B": "an escape character",
  "007F": "a delete character",
  "0085": "a line break",
  "00AD": "a soft hyphen",
  "061C": "an Arabic letter mark",
  "200B": "a zero-width space",
  "200E": "a left-to-right mark",
  "200F": "a right-to-left mark",
  "2028": "a line separator",
  "2029": "a paragraph separator",
  "202A": "a left-to-right embedding",
  "202B": "a right-to-left embedding",
  "202C": "the end of a direction",
  "202D": "a left-to-right override",
  "202E": "a right-to-left override",
  "2060": "a word joiner",
  "2066": "a left-to-right isolate",
  "2067": "a right-to-left isolate",
  "2068": "a first strong isolate",
  "2069": "the end of an isolate",
  FEFF: "a byte order mark",
};
