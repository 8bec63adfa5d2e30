import type { Send } from "./callbacks/attempt";
import type { Simulator } from "./simulator";

type Print = (line: string) => void;

/** A simulator that prints a line for each request once it is answered, without its query and headers. */
export function loggedSimulator(simulator: Simulator, print: Print): Pick<Simulator, "handle"> {
  return {
    handle: (request) =>
      logged(
        { arrow: "<-", request, address: pathOf(request.url), about: "" },
        () => simulator.handle(request),
        print,
      ),
  };
}

/** The same for what a simulator sends by itself: callbacks, and requests for TwiML and for music. */
export function loggedSend(send: Send, print: Print): Send {
  return async (request, limits) => {
    const { host } = new URL(request.url);
    const address = `//${host}${pathOf(request.url)}`;
    const about = await aboutWhat(request);
    return logged({ arrow: "->", request, address, about }, () => send(request, limits), print);
  };
}

interface Line {
  /** Which way it goes: to the simulator, or from it. */
  arrow: "<-" | "->";
  request: Request;
  address: string;
  about: string;
}

async function logged(
  { arrow, request, address, about }: Line,
  answer: () => Promise<Response>,
  print: Print,
): Promise<Response> {
  const began = performance.now();
  const tell = (how: string | number) => {
    const words = [
      new Date().toISOString().slice(11, 23),
      arrow,
      request.method,
      address,
      about,
      `${how}, ${(performance.now() - began).toFixed(1)} ms`,
    ];
    print(words.filter(Boolean).join(" "));
  };
  try {
    const response = await answer();
    tell(response.status);
    return response;
  } catch (error) {
    tell(error instanceof Error ? error.message : "no answer");
    throw error;
  }
}

/** Without the query, in which people may be named. */
const pathOf = (url: string) => new URL(url).pathname;

/** Where a callback says in Twilio's own word what it tells of; the first that is there. */
const words = ["StatusCallbackEvent", "RecordingStatus", "CallStatus", "AnsweredBy"];

/** Callbacks have their parameters in the form, or by GET in the query. */
async function aboutWhat(request: Request): Promise<string> {
  const form = new URLSearchParams(await request.clone().text());
  const query = new URL(request.url).searchParams;
  const [word = ""] = words.flatMap((name) => form.get(name) ?? query.get(name) ?? []);
  return word;
}
