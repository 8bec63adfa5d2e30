import type { PhoneNumber, PhoneNumberSpec } from "../entities/phone-number";
import type { World } from "../world";

/** The account's own numbers, all from the range kept for fiction. */
const owned = [
  ["+14155550100", "Support line"],
  ["+12125550101", "Sales line"],
  ["+13125550102", "Town hall bridge"],
  ["+442079460103", "London office"],
] as const;

/** Numbers it does not own but has verified, and may show. */
const verified = [
  ["+14155550142", "Dana's mobile"],
  ["+16175550143", "Front desk"],
] as const;

/** Gives a new account its numbers. */
export function seedNumbers(world: World): void {
  // Added last to first: lists are newest first, and the first here is the one to see on top.
  for (const [phoneNumber, friendlyName] of owned.toReversed()) {
    addNumber(world, { phoneNumber, friendlyName });
  }
  for (const [phoneNumber, friendlyName] of verified.toReversed()) {
    addNumber(world, { phoneNumber, friendlyName, isVerifiedOnly: true });
  }
  for (const number of world.account.numbers) addNumber(world, number);
}

/** Gives the account a number, on top of its list. One that it has stays as it is. */
export function addNumber(
  { store, random, clock }: World,
  { phoneNumber, friendlyName = phoneNumber, isVerifiedOnly = false }: PhoneNumberSpec,
): PhoneNumber {
  const table = isVerifiedOnly ? store.outgoingCallerIds : store.incomingPhoneNumbers;
  const known = table.find((number) => number.phoneNumber === phoneNumber);
  if (known) return known;
  const number = { sid: random.sid("PN"), phoneNumber, friendlyName, dateCreated: clock.now() };
  table.add(number);
  return number;
}
