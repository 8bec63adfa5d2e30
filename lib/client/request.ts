import { type Fault, FaultError } from "@/lib/model/fault";

/**
 * Reads JSON from one of Bridgeboard's own routes.
 * @throws FaultError as the route said, or `connection` where Bridgeboard itself cannot be reached
 */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const lost = (error: unknown) => {
    throw signal.aborted ? error : new FaultError(unreachable);
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
  // Next answers an action of an older build with an error of its own.
  const outdated = error instanceof Error && /Server Action/i.test(error.message);
  return outdated ? replaced : unreachable;
}

/** What a press comes to when its action fails: only an outdated one surely did nothing. */
export function pressFault(error: unknown): Fault {
  const fault = shownFault(error);
  return fault === unreachable ? perhapsTaken : fault;
}

const unreachable: Fault = {
  kind: "connection",
  message:
    "Bridgeboard's server cannot be reached. Check your network; this page goes on by itself when the server is back.",
  repeatable: true,
  unsure: false,
};

const perhapsTaken: Fault = {
  kind: "connection",
  message:
    "Bridgeboard's server did not answer. It may have been done all the same: look at the participants before you repeat it.",
  repeatable: false,
  unsure: true,
};

const replaced: Fault = {
  kind: "internal",
  message: "Bridgeboard was updated while this page was open. Reload the page, then do it again.",
  repeatable: true,
  unsure: false,
};
