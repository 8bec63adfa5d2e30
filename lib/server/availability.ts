import "server-only";
import type { Fault } from "@/lib/model/fault";
import { processWide } from "./process-wide";

type Availability = "starting" | "ready" | "stopping";

const state = processWide<{ now: Availability }>("availability", () => ({ now: "ready" }));

/** From now on whatever goes wrong does so because this server is on its way up, or down. */
export function becomes(now: Availability): void {
  // Whoever stops while it is still starting does not become ready any more.
  if (state().now !== "stopping") state().now = now;
}

/** What whoever asks is told while this server is not ready; null where it is. */
export const unavailableFault = (): Fault | null => (state().now === "ready" ? null : unavailable);

const unavailable: Fault = {
  kind: "unavailable",
  message:
    "Bridgeboard's server is being started or stopped. This page goes on by itself when it is back.",
  repeatable: true,
  unsure: true,
};
