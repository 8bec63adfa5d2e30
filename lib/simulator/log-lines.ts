import type { Send } from "./callbacks/attempt";
import type { Simulator } from "./simulator";

type Print = (line: string) => void;

/** A simulator that prints a line for each request once it is answered, without anything secret. */
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
    const about = aboutWhat(await request.clone().text());
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

/** Without the query, in which people may be named, and without credentials. */
const pathOf = (url: string) => new URL(url).pathname;

/** What a callback tells of, in Twilio's own word. */
function aboutWhat(form: string): string {
  const fields = new URLSearchParams(form);
  const [name = ""] = [
    "StatusCallbackEvent",
    "RecordingStatus",
    "AnsweredBy",
    "CallStatus",
  ].flatMap((field) => fields.get(field) ?? []);
  return name;
}
