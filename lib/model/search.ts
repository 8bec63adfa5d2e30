import { isNumber, numbersIn, spelledNumber } from "@/lib/catalogue/phone-number";
import { withoutInvisible } from "@/lib/catalogue/plain-text";

/** As many digits are no longer a part of a number, but one with or without its area and its country. */
const LEAST = 7;

/**
 * What tells whether one of some texts holds what is searched for: words, whatever their case, and a
 * number, however it is written there and in the search.
 */
export function searchFor(search: string): (...texts: (string | null | undefined)[]) => boolean {
  const words = folded(search);
  const numbers = numbersFor(search);
  return (...texts) =>
    texts.some((text) => text != null && (folded(text).includes(words) || holds(text, numbers)));
}

/** Whether a search is for a whole phone number, and not for a part of one, or for words. */
export const isWholeNumber = (search: string): boolean => numbersFor(search).some(isLong);

/** What tells whether a text holds a whole phone number that is searched for, however it is written. */
export function hasNumber(search: string): (text: string | null) => boolean {
  const numbers = numbersFor(search).filter(isLong);
  return (text) => text !== null && holds(text, numbers, "endsWith");
}

/** Which of some numbers is meant by one that is written in another way; nothing where that is not sure. */
export function numberAmong(text: string, numbers: readonly string[]): string | undefined {
  const meant = numbersFor(text).filter(isLong);
  const same = numbers.filter((number) =>
    meant.some((one) => spelledNumber(number).endsWith(one) && number.length - one.length < 5),
  );
  return same.length === 1 ? same[0] : undefined;
}

function folded(text: string): string {
  return withoutInvisible(text)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\p{Pd}/gu, "-")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The digits of a number that is searched for; none where that is no number. */
function numbersFor(search: string): string[] {
  const digits = isNumber(search) ? spelledNumber(search).replace("+", "") : "";
  if (digits.length < 2) return [];
  // In front of it may stand what is dialled before a country or an area.
  const shorter = [digits.replace(/^0+/, ""), digits.replace(/^011/, "")].filter(isLong);
  return [digits, ...shorter];
}

/** Whether a text holds one of these numbers; or is one of them itself, but without its country. */
function holds(
  text: string,
  wanted: readonly string[],
  how: "includes" | "endsWith" = "includes",
): boolean {
  if (wanted.length === 0) return false;
  return numbersIn(text).some((digits) => {
    const own = digits.replace(/^0+/, "");
    return wanted.some((one) => digits[how](one) || (isLong(own) && one.endsWith(own)));
  });
}

const isLong = (digits: string): boolean => digits.length >= LEAST;
