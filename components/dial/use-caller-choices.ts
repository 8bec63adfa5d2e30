import { useQuery } from "@tanstack/react-query";
import type { Choices } from "@/components/params/choices";
import { callerIdsQuery } from "@/lib/client/caller-ids";

/** The numbers to call from, for the From field; while they are unknown, one types. */
export function useCallerChoices(): Choices {
  const { data = [] } = useQuery(callerIdsQuery);
  return data.map(({ phoneNumber, friendlyName, kind }) => ({
    value: phoneNumber,
    label: `${friendlyName ?? phoneNumber}${kind === "verified" ? " (verified)" : ""}`,
  }));
}
