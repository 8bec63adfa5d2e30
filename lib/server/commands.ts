import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { check, isOptionsOf } from "@/lib/catalogue/check";
import { conferenceNameProblem } from "@/lib/catalogue/conference-name";
import { redact } from "@/lib/catalogue/redact";
import type { Command, CommandOperation, Submitted, Target } from "@/lib/model/command";
import { type Fault, invalid } from "@/lib/model/fault";
import { may, permissionsFor } from "@/lib/model/permission";
import { carryOut } from "./carry-out";
import { nowDate } from "./clock";
import { endsThere, stillEndsThere } from "./ends-there";
import { faultOf } from "./fault-of";
import { authorise, mayNot } from "./session";
import { commandIdSchema, conferenceSidSchema, valid } from "./valid";

const MISADDRESSED = "This is not addressed as Bridgeboard's pages address it. Reload the page.";
const NOBODY = "This is neither a Call SID nor a label.";

/** What a browser may name: a participant by Call SID or label, in a conference by SID. */
const targets = z.strictObject(
  {
    conferenceSid: conferenceSidSchema,
    callSid: z
      .string(NOBODY)
      .regex(/^[^/\p{Cs}]{1,128}$/u, NOBODY)
      .optional(),
  },
  MISADDRESSED,
);

/** A dial may also name a conference that does not exist yet, by its friendly name. */
const dialTargets = z.strictObject(
  {
    conferenceSid: z.string("This request names no conference.").superRefine((name, context) => {
      const message = conferenceNameProblem(name);
      if (message) context.addIssue({ code: "custom", message });
    }),
  },
  MISADDRESSED,
);

/**
 * Takes a command from a browser, which nobody has to trust: who is it, may they, are target and
 * options valid. It answers as soon as the command is on record and never waits for Twilio, because
 * one page's actions run one after another. The receipt comes through the command log.
 * @param commandId made by whoever pressed, so that the press can be asked about even if this answer
 *   is lost, and is done once even if it comes twice
 */
export async function submit<Name extends CommandOperation>(
  operation: Name,
  target: unknown,
  options: unknown,
  commandId: unknown = randomUUID(),
): Promise<Submitted> {
  try {
    const schema = operation === "createParticipant" ? dialTargets : targets;
    const said = schema.safeParse(target);
    const about = { operation, target: said.success ? targetOf(said.data) : undefined };
    const person = await authorise(permissionsFor(operation, options), about);
    const id = valid(commandIdSchema, commandId);
    const aimed = targetOf(valid(schema, target));
    if (!isOptionsOf(operation, options))
      return { ok: false, faults: faultsOf(operation, options) };
    // What it does to others depends on the conference that it names.
    const mayEnd = may(person.role, "end");
    if (!mayEnd && endsThere(operation, aimed)) await authorise(["end"], about);
    const command: Command = {
      id,
      operation,
      target: aimed,
      options: redact(operation, options),
      requestedAt: nowDate().toISOString(),
      requestedBy: { id: person.id, name: person.name },
    };
    const permit = async () => {
      if (!mayEnd && (await stillEndsThere(operation, aimed))) throw mayNot(person, "end");
    };
    await carryOut(operation, command, options, permit);
    return { ok: true, commandId: id };
  } catch (error) {
    return { ok: false, faults: [faultOf(error)] };
  }
}

function targetOf(said: z.infer<typeof targets> | z.infer<typeof dialTargets>): Target {
  const callSid = "callSid" in said ? said.callSid : undefined;
  return { conferenceSid: said.conferenceSid, ...(callSid !== undefined && { callSid }) };
}

function faultsOf(operation: CommandOperation, options: unknown): Fault[] {
  return check(operation, options)
    .filter(({ severity }) => severity === "error")
    .map(({ message, option }) => invalid(message, option));
}
