import "server-only";
import { z } from "zod";
import { isConferenceSid } from "@/lib/model/conference";
import { FaultError, invalid } from "@/lib/model/fault";

/**
 * Checks what a browser sent, which nobody has to trust.
 * @throws FaultError `invalid` with the first thing that is wrong
 */
export function valid<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FaultError(invalid(parsed.error.issues[0]?.message ?? "This request is malformed."));
}

/** A command's id: a UUID that the browser made, in small letters, so that it is one text and no two. */
export const commandIdSchema = z.uuid("This is not the id of a command.").toLowerCase();

/** A Conference SID, as it stands in an address. */
export const conferenceSidSchema = z
  .string("This request names no conference.")
  .refine(
    isConferenceSid,
    "This is no Conference SID: it is CF followed by 32 hexadecimal digits.",
  );
