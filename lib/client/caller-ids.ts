import { queryOptions } from "@tanstack/react-query";
import type { CallerId } from "@/lib/model/caller-id";
import { getJson } from "./request";

/** The numbers that the account may call from; they change rarely. */
export const callerIdsQuery = queryOptions({
  queryKey: ["caller-ids"],
  queryFn: ({ signal }) => getJson<CallerId[]>("/api/caller-ids", signal),
  staleTime: 5 * 60_000,
});
