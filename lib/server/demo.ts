import "server-only";
import type { CallbackSource } from "@/lib/model/callback";
import type { Control } from "@/lib/simulator/control";
import { createSimulator } from "@/lib/simulator/simulator";
import { DEMO_BASE, DEMO_ORIGIN } from "./callbacks/address";
import { isCallbackSource } from "./callbacks/understand";
import { now } from "./clock";
import { hearTwilioClock } from "./gateway/twilio-clock";
import { processWide } from "./process-wide";

/**
 * Demo mode's telephone network, in this process. The one place where the dashboard and the
 * simulator meet: everywhere else it is Twilio behind a URL.
 */
export const demoSimulator = processWide("demo", () => {
  const simulator = createSimulator({ send: callBack });
  const { accountSid, authToken, clock } = simulator;

  /** Whoever sees the demo may dial: no address they type is to be called from this machine. */
  async function callBack(request: Request): Promise<Response> {
    const source = sourceOf(request.url);
    if (source === null) throw new Error("The demo calls nobody back");
    // A presenter stops, hurries and moves on its time, and callbacks come before the next answer does.
    const at = now();
    hearTwilioClock({ date: new Date(clock.now()).toUTCString(), sent: at, received: at });
    // What takes it in stands above all this, and asks Twilio itself: here it is only called.
    const { takeIn } = await import("./callbacks/take-in");
    return takeIn(request, source, { accountSid, authToken, origin: DEMO_ORIGIN });
  }

  playForDemo(simulator.control, "demo");
  return simulator;
});

/** Plays a scenario from its beginning; like everything here, it calls back to this process. */
export function playForDemo(control: Control, name: Parameters<Control["startScenario"]>[0]): void {
  control.startScenario(name, { callbackUrl: `${DEMO_BASE}/{source}` });
}

function sourceOf(url: string): CallbackSource | null {
  const { origin, pathname } = new URL(url);
  const source = (origin + pathname).replace(`${DEMO_BASE}/`, "");
  return isCallbackSource(source) ? source : null;
}
