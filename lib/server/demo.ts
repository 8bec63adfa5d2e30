import "server-only";
import { createSimulator } from "@/lib/simulator/simulator";
import { processWide } from "./process-wide";

/**
 * Demo mode's telephone network, in this process. The one place where the dashboard and the
 * simulator meet: everywhere else it is Twilio behind a URL.
 */
export const demoSimulator = processWide("demo", () => {
  const simulator = createSimulator({ send: callNobody });
  simulator.control.startScenario("demo");
  return simulator;
});

/** Whoever sees the demo may dial: no address they type is to be called from this machine. */
function callNobody(): Promise<Response> {
  return Promise.reject(new Error("The demo calls nobody back"));
}
