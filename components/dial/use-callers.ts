import { useQuery } from "@tanstack/react-query";
import type { Choices } from "@/components/params/choices";
import { isolated, visible } from "@/lib/catalogue/plain-text";
import { callerIdsQuery } from "@/lib/client/caller-ids";

const LAST_FROM = "last-from";

/** The numbers to call from; while they are unknown, one types. The last one used stands there already. */
export function useCallers() {
  const { data = [] } = useQuery(callerIdsQuery);
  const callers: Choices = data.map(({ phoneNumber, friendlyName, kind }) => ({
    value: phoneNumber,
    label: `${isolated(visible(friendlyName) ?? phoneNumber)}${kind === "verified" ? " (verified)" : ""}`,
  }));
  return {
    callers,
    lastFrom: sessionStorage.getItem(LAST_FROM) ?? undefined,
    rememberFrom: (from: string) => sessionStorage.setItem(LAST_FROM, from),
  };
}
