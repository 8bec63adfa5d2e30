import { type Fault, FaultError, faultIn } from "@/lib/model/fault";

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
  const refusal = refusalIn(error);
  if (refusal) return refusal;
  if (!(error instanceof Error) || isBroken(error)) return unreachable;
  return "digest" in error ? broken : notOurs;
}

/** Whether no answer came, as a browser says it, or not all of one, as React does. */
function isBroken(error: Error): boolean {
  return (
    error instanceof TypeError ||
    error instanceof DOMException ||
    error.message.startsWith("Connection closed")
  );
}

/** Why the server took no action at all: then nothing was done. Null where it may have been. */
export function refusalIn(error: unknown): Fault | null {
  if (!(error instanceof Error)) return null;
  // Next answers the actions of a page that is older than the server with an error of its own.
  return /Server Action/i.test(error.message) ? replaced : faultIn(error.message);
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

/** What an action threw stays on the server, and Next tells the page its digest. */
const broken: Fault = {
  kind: "internal",
  message:
    "Bridgeboard's server made a mistake, and its log says which. Reload the page and look before you try again.",
  repeatable: false,
  unsure: true,
};

const notOurs: Fault = {
  kind: "unreadable",
  message:
    "Something else answered in Bridgeboard's place, such as a proxy or a sign-in page in front of it. Reload the page and look before you try again.",
  repeatable: false,
  unsure: true,
};
