import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { FaultError } from "@/lib/model/fault";
import { refusalOf } from "./commands";

/** What an answer said of whoever looks at the page, and not of calls. */
export type Standing = "signed-out" | "forbidden";

/** Calls back whenever a read or a press is refused because of who asks. */
function watchStanding(queryClient: QueryClient, heard: (standing: Standing) => void): () => void {
  const tell = (error: unknown) => {
    const faults = error instanceof FaultError ? [error.fault] : refusalOf(error);
    for (const { kind } of faults) if (kind === "signed-out" || kind === "forbidden") heard(kind);
  };
  const reads = queryClient.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error") tell(event.action.error);
  });
  const presses = queryClient.getMutationCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error") tell(event.action.error);
  });
  return () => {
    reads();
    presses();
  };
}

/**
 * Whether this page has heard that its session is over; `onForbidden` is called when something was
 * refused for the person's role, which may have changed since the page was made.
 */
export function useSignedOut(onForbidden: () => void): [signedOut: boolean, signedIn: () => void] {
  const queryClient = useQueryClient();
  const [signedOut, setSignedOut] = useState(false);
  useEffect(
    () =>
      watchStanding(queryClient, (standing) => {
        if (standing === "signed-out") setSignedOut(true);
        else onForbidden();
      }),
    [queryClient, onForbidden],
  );
  return [signedOut, () => setSignedOut(false)];
}
