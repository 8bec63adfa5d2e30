import "server-only";
import { type Fault, FaultError } from "@/lib/model/fault";
import { unavailableFault } from "./availability";
import { databaseAway, isAway, reasonOf, traceOf } from "./database/failure";
import { log } from "./log";

/** Any error as a fault. What is not a fault already is our own mistake; where it came from is logged. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  const unavailable = unavailableFault();
  if (unavailable) return unavailable;
  if (isAway(error)) {
    log().error({ reason: reasonOf(error) }, "the database does not answer");
    return databaseAway;
  }
  log().error({ stack: traceOf(error) }, "unexpected error");
  return {
    kind: "internal",
    message: "Bridgeboard made a mistake of its own. It is in the server's log; please report it.",
    repeatable: false,
    unsure: true,
  };
}
