import "server-only";
import pino from "pino";
import { environment } from "./env";
import { processWide } from "./process-wide";

/**
 * The server's log: one JSON object a line, on standard output. What is logged is chosen field by
 * field; no request, no error of another library and no option of a command is ever logged whole.
 */
export const log = processWide("log", () => pino({ level: environment().logLevel, base: null }));
