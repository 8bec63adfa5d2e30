import "server-only";
import { type Fault, FaultError } from "@/lib/model/fault";
import { log } from "./log";

/** Any error as a fault. What is not a fault already is our own mistake; where it came from is logged. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  const stack = error instanceof Error ? error.stack : String(error);
  log().error({ stack: stack?.split("\n").slice(0, 8) }, "unexpected error");
  return {
    kind: "internal",
    message: "Bridgeboard made a mistake of its own. It is in the server's log; please report it.",
    repeatable: false,
    unsure: true,
  };
}
