import "server-only";

/**
 * What nobody sees in a line of text and what changes how the rest of it reads: control characters,
 * NUL among them, which Postgres does not keep, and those that turn the direction of writing.
 */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Whether a line of text is what it looks like. */
export const isPlain = (text: string): boolean => !UNSEEN.test(text);

/** A line of text without what would make it look like another. */
export const plain = (text: string): string =>
  text.replaceAll(new RegExp(UNSEEN, "gu"), " ").replaceAll(/ +/g, " ").trim();
