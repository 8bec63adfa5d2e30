import { withoutInvisible } from "./plain-text";

/**
 * What stands between the digits of a number, in any alphabet: spaces, hyphens, brackets, dots and
 * slashes, and what makes a digit an emoji.
 */
const BETWEEN =
  /[\s\p{Z}\p{Pd}\p{Ps}\p{Pe}.\u2024\u2027\u2043\u2212\u00B7\u30FB\u30FC\uFF0E\uFF65\uFF70/\u2044\u2215\uFF0F]|\uFE0F|\u20E3/gu;

const PLUS = /[\uFF0B\uFE62\u207A\u2795]/g;

/** Digits of any alphabet as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, valueOf);
}

/** In Unicode the digits of an alphabet follow each other, from 0 to 9. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

/**
 * A number as it is dialled, however it is written: its digits, with the + where there is one. What
 * belongs to no number stays where it is.
 */
export function spelledNumber(text: string): string {
  return plainDigits(withoutInvisible(text))
    .replace(/^\s*tel:/i, "")
    .replaceAll(BETWEEN, "")
    .replaceAll(PLUS, "+");
}

/** Whether a text is a number, with or without its country code. */
export const isNumber = (text: string): boolean => /^\+?\d+$/.test(spelledNumber(text));

/** The digits of each number in a text, however it is written. */
export const numbersIn = (text: string): string[] =>
  plainDigits(withoutInvisible(text)).replaceAll(BETWEEN, "").match(/\d+/g) ?? [];

/** How a 0 is written that is only dialled within the country, as in +44 (0)20. */
const OPTIONAL_ZERO = /\p{Ps}[\s\p{Z}]*0[\s\p{Z}]*\p{Pe}/u;

/** Whether a number does not say which of its digits are dialled. */
export const hasOptionalZero = (text: string): boolean =>
  OPTIONAL_ZERO.test(plainDigits(withoutInvisible(text)));

/** What stands in a number and belongs to none, and a + that does not stand in front of it. */
export function foreignIn(text: string): string[] {
  const number = spelledNumber(text);
  const runs = new Set(number.match(/[^\d+]+/g));
  const isAstray = number.lastIndexOf("+") > number.search(/[\d+]/);
  return [...runs, ...(isAstray ? ["+"] : [])];
}
