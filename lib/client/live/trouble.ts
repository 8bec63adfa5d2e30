import type { QueryClient } from "@tanstack/react-query";
import { type Fault, FaultError } from "@/lib/model/fault";

/**
 * Why something cannot be read, by the keys of what the page has read of it. The server reads for the
 * page: where it cannot, the page's own read has failed, though it never asked.
 */
export function createTroubles(queryClient: QueryClient) {
  const troubles = new Map<string, Fault>();

  return {
    /** @returns whether there was trouble, and there is none any more */
    set(queryKey: string[], fault: Fault | null): boolean {
      const key = queryKey.join(" ");
      if (fault) troubles.set(key, fault);
      return fault === null && troubles.delete(key);
    },

    /** Says so of what the page has read, which is kept. What is put in anew takes it back. */
    mark(queryKey: string[]): void {
      const fault = troubles.get(queryKey.join(" "));
      if (!fault) return;
      for (const query of queryClient.getQueryCache().findAll({ queryKey })) {
        if (query.state.data === undefined) continue;
        query.setState({ status: "error", error: new FaultError(fault) });
      }
    },
  };
}
