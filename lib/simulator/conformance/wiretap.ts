import { steppedClock } from "../clock";
import { createSimulator, type Simulator } from "../simulator";
import { sdkFor } from "../testing/sdk";
import type { Exchange } from "./validator";

const thanks = () => Promise.resolve(new Response());

/** A simulator whose requests and answers are kept as they went over the wire. */
export function tapped() {
  const clock = steppedClock();
  const exchanges: Exchange[] = [];
  const simulator = tap(createSimulator({ clock, send: thanks }), (one) => exchanges.push(one));
  return { simulator, control: simulator.control, clock, client: sdkFor(simulator), exchanges };
}

/** The same simulator, and `hear` hears of all that it is asked and answers. */
export function tap(simulator: Simulator, hear: (exchange: Exchange) => void): Simulator {
  return {
    ...simulator,
    async handle(request) {
      const { method, url } = request;
      const sent = request.body ? await request.clone().text() : "";
      const form: [string, string][] = [...new URLSearchParams(sent)];
      const response = await simulator.handle(request);
      const { status, headers } = response;
      const body = await response.text();
      hear({ method, url, form, status, contentType: headers.get("content-type"), body });
      return new Response(body || null, { status, headers });
    },
  };
}
