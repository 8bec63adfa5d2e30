import "server-only";
import type { Fault } from "@/lib/model/fault";
import { processWide } from "./process-wide";

const state = processWide("stopping", () => ({ isStopping: false }));

/** From now on whatever goes wrong does so because this server stops. */
export function beginToStop(): void {
  state().isStopping = true;
}

/** What whoever still asks is told while this server stops; null while it does not. */
export const stoppingFault = (): Fault | null => (state().isStopping ? stopping : null);

const stopping: Fault = {
  kind: "unavailable",
  message:
    "Bridgeboard's server is being stopped or restarted. This page goes on by itself when it is back.",
  repeatable: true,
  unsure: true,
};
