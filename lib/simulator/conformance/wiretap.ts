import { steppedClock } from "../clock";
import { createSimulator } from "../simulator";
import { sdkFor } from "../testing/sdk";
import type { Exchange } from "./validator";

const thanks = () => Promise.resolve(new Response());

/** A simulator whose requests and answers are kept as they went over the wire. */
export function tapped() {
  const clock = steppedClock();
  const simulator = createSimulator({ clock, send: thanks });
  const exchanges: Exchange[] = [];
  const handle = async (request: Request) => {
    const { method, url } = request;
    const form: [string, string][] = [...new URLSearchParams(await request.clone().text())];
    const response = await simulator.handle(request);
    exchanges.push({
      method,
      url,
      form,
      status: response.status,
      contentType: response.headers.get("content-type"),
      body: await response.clone().text(),
    });
    return response;
  };
  const client = sdkFor({ ...simulator, handle });
  return { simulator, control: simulator.control, clock, client, exchanges };
}
