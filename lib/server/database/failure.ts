import "server-only";
import type { Fault } from "@/lib/model/fault";

/**
 * Drizzle's own error, which holds the query and all its parameters. It is known by its shape: Next
 * loads the module several times, and the class of one copy is not that of another.
 */
function isQueryError(error: unknown): error is Error & { cause?: unknown } {
  return error instanceof Error && "query" in error && error.message.startsWith("Failed query");
}

/** The database cannot be opened; the message is the sentence to print. */
export class DatabaseUnavailableError extends Error {
  override name = "DatabaseUnavailableError";
}

/**
 * Why the database failed, for the log, in its own words. What was asked of it is left out: the
 * parameters of a query may hold what nobody should read.
 */
export function reasonOf(error: unknown): string {
  if (isQueryError(error)) return reasonOf(error.cause);
  // A name that resolves to several addresses fails with one error for each.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : "no reason was given";
}

/** What `codeOf` says where a unique key is there already (PostgreSQL: Appendix A, error codes). */
export const UNIQUE_VIOLATION = "23505";

/** The code of an error: Postgres's five letters (SQLSTATE), or the system's, such as ECONNREFUSED. */
export function codeOf(error: unknown): string | undefined {
  if (isQueryError(error)) return codeOf(error.cause);
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** Where an error came from, in a few lines for the log; what a query was asked is left out. */
export function traceOf(error: unknown): string[] {
  const lines = (error instanceof Error ? error.stack : String(error))?.split("\n") ?? [];
  if (!isQueryError(error)) return lines.slice(0, 8);
  return [reasonOf(error), ...lines.filter((line) => /^ +at /.test(line))].slice(0, 8);
}

/** PostgreSQL, Appendix A: no connection, state of the session, conflict, resources, operator, system. */
const PASSING = /^(08|25|40|53|55|57|58)/;

/** The system's codes of a connection that is not there, or not any more. */
const DISCONNECTED =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** PostgreSQL, Appendix A: no connection, no resources, ended or cancelled from outside, no file. */
const DOWN = /^(08|53|57|58|25P0[34])/;
/** What pg says itself, without a code, of a server that is gone or hangs. */
const SILENT =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|not queryable|pool after calling end|PGlite is closed/;

/** Whether the database is away, or answers nobody at the moment: it is not about what it was asked. */
export function isAway(error: unknown): boolean {
  if (error instanceof Error && error.name === "DatabaseSilentError") return true;
  const code = codeOf(error);
  return code ? DISCONNECTED.test(code) || DOWN.test(code) : SILENT.test(reasonOf(error));
}

/** The database does not answer, or somebody who has met that kept the reason to themselves. */
export class DatabaseSilentError extends Error {
  override name = "DatabaseSilentError";
}

/** What whoever asks is told while the database is away. */
export const databaseAway: Fault = {
  kind: "database",
  message: "The database isn't answering. Nothing was done. Try again.",
  repeatable: true,
  unsure: false,
};

/** Whether the database has answered with a no that another attempt would only hear again. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error) ?? "";
  return /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code) && !PASSING.test(code);
}
