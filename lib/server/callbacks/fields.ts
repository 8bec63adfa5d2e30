import "server-only";
import { z } from "zod";
import { withoutPassword } from "@/lib/catalogue/redact";

/** A SID of this kind. Of a repeated parameter nobody knows which one counts, so a list is none. */
export const sidOf = (prefix: "CF" | "CA" | "RE") =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`));

/** What may be missing, and is empty where it means nothing. */
export const text = z
  .string()
  .optional()
  .transform((value) => value || null);

/** A number or an address: a SIP address may have a password in it, which is not kept. */
export const address = text.transform((value) => value && withoutPassword(value));

export const flag = z.enum(["true", "false"]).transform((value) => value === "true");

export const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** A number that may be missing; one that is none is left out, because nothing hangs on it. */
export const perhapsWhole = whole.nullable().catch(null);

const RFC_2822 = /^(\w{3}, )?\d{1,2} \w{3} [12]\d{3} \d{2}:\d{2}:\d{2} ([+-]\d{4}|GMT|UTC)$/;

/** Twilio's time, such as Thu, 1 Jun 2017 20:48:32 +0000, as ISO 8601. */
export const moment = z
  .string()
  .regex(RFC_2822)
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .transform((value) => new Date(value).toISOString());

/** What is there, of what may be missing. */
export function given<T extends object>(values: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
  const there = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(there) as { [Name in keyof T]?: NonNullable<T[Name]> };
}
