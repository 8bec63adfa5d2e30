/** What a far party does, once its phone rings or instead of ringing. Times in milliseconds. */
export type FarParty =
  | {
      readonly does: "answer";
      readonly is?: "machine" | "fax";
      readonly afterMs?: number;
      readonly hangUpAfterMs?: number;
    }
  | { readonly does: "busy" | "fail" | "no-answer" | "ring" };

/** Numbers with a fixed fate, for tests and demonstrations. This one table is what the README shows. */
export const magicNumbers: readonly {
  readonly as: "To" | "From";
  readonly number: string;
  readonly means: string;
  readonly refusedWith?: number;
  readonly farParty?: FarParty;
}[] = [
  // The first five are Twilio's own (Twilio docs: Test Credentials, "Making calls").
  { as: "To", number: "+15005550001", means: "Refused: not a valid number", refusedWith: 21211 },
  { as: "To", number: "+15005550002", means: "Refused: cannot be reached", refusedWith: 21214 },
  {
    as: "To",
    number: "+15005550003",
    means: "Refused: your account may not call this country",
    refusedWith: 21215,
  },
  { as: "To", number: "+15005550004", means: "Refused: blocked by Twilio", refusedWith: 21216 },
  {
    as: "From",
    number: "+15005550001",
    means: "Refused: not a valid caller ID",
    refusedWith: 21212,
  },
  { as: "From", number: "+15005550006", means: "Accepted, as if the account owned it" },
  // The rest are ours.
  {
    as: "To",
    number: "+15005550011",
    means: "Answers at once",
    farParty: { does: "answer", afterMs: 0 },
  },
  { as: "To", number: "+15005550012", means: "Is busy", farParty: { does: "busy" } },
  {
    as: "To",
    number: "+15005550013",
    means: "Rings until Timeout, then no answer",
    farParty: { does: "no-answer" },
  },
  { as: "To", number: "+15005550014", means: "Fails", farParty: { does: "fail" } },
  {
    as: "To",
    number: "+15005550015",
    means: "Rings until the far party acts through control",
    farParty: { does: "ring" },
  },
  {
    as: "To",
    number: "+15005550016",
    means: "Answers, and hangs up after 10 seconds",
    farParty: { does: "answer", hangUpAfterMs: 10_000 },
  },
  {
    as: "To",
    number: "+15005550017",
    means: "An answering machine answers",
    farParty: { does: "answer", is: "machine", afterMs: 0 },
  },
  {
    as: "To",
    number: "+15005550018",
    means: "A fax machine answers",
    farParty: { does: "answer", is: "fax", afterMs: 0 },
  },
];

/**
 * The numbers in the request examples of Twilio's OpenAPI document. They are taken as they stand: an
 * account may call from them as if it owned them, and call one that is too short for its country.
 */
const exampleNumbers = {
  From: ["+17736774757", "+17736772737", "+4405512345678", "+987654321"],
  To: ["+123456789"],
} as const;

/** Whether Twilio's own examples have this number in this role. */
export const isExampleNumber = (as: "To" | "From", number: string) =>
  exampleNumbers[as].some((one) => one === number);

/** The fate of this number in this role, if it has one. */
export function magicNumber(as: "To" | "From", number: string) {
  return magicNumbers.find((magic) => magic.as === as && magic.number === number);
}
