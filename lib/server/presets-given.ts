import "server-only";
import { z } from "zod";
import { valueProblem } from "@/lib/catalogue/check-value";
import { optionOf } from "@/lib/catalogue/operations";
import { isBlank, unseenProblem } from "@/lib/catalogue/plain-text";
import { redact, withoutSecrets } from "@/lib/catalogue/redact";
import { FaultError, invalid } from "@/lib/model/fault";
import { LONGEST_PRESET_NAME } from "@/lib/model/preset";
import { valid } from "./valid";

/** More than any form holds, in characters of JSON. */
const LARGEST = 20_000;

const names = z
  .string("Give the preset a name.")
  .trim()
  .refine((name) => !isBlank(name), "Give the preset a name.")
  .max(LONGEST_PRESET_NAME, `A preset's name has at most ${LONGEST_PRESET_NAME} characters.`)
  .superRefine((name, context) => {
    const message = unseenProblem(name, "name");
    if (message) context.addIssue({ code: "custom", message });
  });

const ids = z.uuid("This is no preset.");

/** Whether a browser asked that everybody has a preset. */
export const isShared = (given: unknown): boolean => given === true;

/** A preset's name that a browser sent. @throws FaultError `invalid` */
export const presetNameOf = (given: unknown): string => valid(names, given);

/** A preset's id that a browser sent. @throws FaultError `invalid` */
export const presetIdOf = (given: unknown): string => valid(ids, given);

/**
 * A form's options that a browser sent, as they may be kept: without secrets, whatever the browser
 * did. Each value has to be right by itself; whether they are complete, and go together, is asked
 * when somebody dials with them.
 * @throws FaultError `invalid`
 */
export function presetOptionsOf(given: unknown): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new FaultError(invalid("These are not options."));
  }
  const text = JSON.stringify(given);
  if (text.length > LARGEST) {
    throw new FaultError(invalid("These options are too long to be kept."));
  }
  const options = redact("createParticipant", given);
  const { values, missing } = withoutSecrets(options);
  for (const name of [...Object.keys(values), ...missing]) {
    const option = optionOf("createParticipant", name);
    if (!option) throw new FaultError(invalid("Twilio has no option of this name.", name));
    const problem = missing.includes(name) ? undefined : valueProblem(option, values[name]);
    if (problem) throw new FaultError(invalid(`${option.label}: ${problem}`, name));
  }
  // As JSON writes NUL; who really means these six characters is refused as well.
  if (text.includes("\\u0000")) {
    throw new FaultError(invalid("One of these options holds a character that cannot be kept."));
  }
  return options;
}
