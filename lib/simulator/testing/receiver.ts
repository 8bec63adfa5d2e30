import type { Send } from "../callbacks/attempt";
import { setUp } from "./room";

export const BACK = "https://example.com/back";

const thankYou = () => new Response(null, { status: 204 });

/** A customer's own server, in the process: it keeps what it is sent, and answers as it is told. */
export function createReceiver() {
  const received: {
    url: string;
    method: string;
    headers: Headers;
    form: Record<string, string>;
  }[] = [];
  let answer: (request: Request) => Response | Promise<Response> = thankYou;
  const send: Send = async (request) => {
    const { url, method, headers } = request;
    const form = Object.fromEntries(new URLSearchParams(await request.text()));
    received.push({ url, method, headers, form });
    return answer(request);
  };
  return {
    send,
    received,
    /** The events that came in, by the name that each kind of callback has for them. */
    events: () =>
      received.map(({ form }) => form["StatusCallbackEvent"] ?? form["CallStatus"] ?? ""),
    answers: (how: typeof answer) => {
      answer = how;
    },
  };
}

/** A simulator with a server that it calls back. */
export function setUpReceiver(options: Parameters<typeof setUp>[0] = {}) {
  const receiver = createReceiver();
  const world = setUp({ send: receiver.send, ...options });
  const { clock, control } = world;
  /** Lets time pass, second by second, and everything that is asked for or called back meanwhile arrive. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      clock.advance(1_000);
      await control.settled();
      await control.callbacks.settled();
    }
  };
  return { ...world, ...receiver, pass };
}
