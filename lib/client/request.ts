import { type Fault, FaultError } from "@/lib/model/fault";

/** Longer than the server itself waits for Twilio or for a receipt, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Reads JSON from one of Bridgeboard's own routes.
 * @throws FaultError as the route said, or `connection` where Bridgeboard itself cannot be reached
 */
export async function getJson<T>(path: string, aborted: AbortSignal): Promise<T> {
  const signal = AbortSignal.any([aborted, AbortSignal.timeout(PATIENCE)]);
  const lost = (error: unknown) => {
    throw aborted.aborted ? error : new FaultError(unreachable);
  };
  const response = await fetch(path, { signal }).catch(lost);
  // What is no JSON comes from something between us and Bridgeboard, whatever its status.
  const body = (await response.json().catch(lost)) as T & { fault?: Fault };
  if (response.ok) return body;
  throw new FaultError(body.fault ?? unreachable);
}

/** Any error of a command or a read, as what the page can show. */
export function shownFault(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return isOutdated(error) ? replaced : unreachable;
}

/** Whether this page is older than the server: Next answers its actions with an error of its own. */
export function isOutdated(error: unknown): boolean {
  return error instanceof Error && /Server Action/i.test(error.message);
}

const unreachable: Fault = {
  kind: "connection",
  message:
    "Bridgeboard's server cannot be reached. Check your network; this page goes on by itself when the server is back.",
  repeatable: true,
  unsure: false,
};

const replaced: Fault = {
  kind: "internal",
  message: "Bridgeboard was updated while this page was open. Reload the page, then do it again.",
  repeatable: true,
  unsure: false,
};
