import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page can hear a press: not while it is as the server has sent it. */
export function useReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
