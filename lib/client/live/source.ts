import { PING_EVERY } from "@/lib/model/live";
import { type LiveMessage, saidNames } from "./message";

/** The pause before the stream is asked for again, in milliseconds; each later one is twice as long. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5000;
/** One that gave way to others comes back after so long, or when somebody looks at it. In milliseconds. */
const GIVEN_WAY = 30_000;
/** Browsers that are sent away together do not come back in the same moment. In milliseconds. */
const AT_ONCE = 150;
/** A stream that is silent for so long is dead, whatever the browser thinks of it. In milliseconds. */
const SILENCE = 2 * PING_EVERY + 5000;

/** What becomes of a stream. */
export interface SourceHeard {
  message: (message: LiveMessage) => void;
  /** It is there no more, and is asked for again by itself. */
  lost: () => void;
  /** It is refused, for a reason that a stream cannot tell: another request can. */
  refused: () => void;
}

export interface Source {
  /** Asks for the stream anew, at its address of now. */
  reopen(): void;
  /** Asks at once where it would wait; something has changed. */
  hurry(): void;
  close(): void;
}

/** Keeps a stream open. @param address where it is to go on, asked anew each time */
export function openSource(address: () => string, heard: SourceHeard): Source {
  let source: EventSource | undefined;
  let attempts = 0;
  let refusals = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    stop();
    const mine = new EventSource(address());
    source = mine;
    listen();
    mine.addEventListener("message", ({ data }: MessageEvent<string>) => {
      listen();
      heard.message({ name: "event", event: JSON.parse(data) });
    });
    for (const name of saidNames) {
      mine.addEventListener(name, ({ data }: MessageEvent<string>) => {
        listen();
        if (name === "hello") {
          attempts = 0;
          refusals = 0;
        }
        heard.message({ name, said: JSON.parse(data) });
        if (name === "bye") lost(Math.random() * AT_ONCE);
        if (name === "elsewhere") lost(GIVEN_WAY);
        if (name === "signed-out") {
          lost(LONGEST_PAUSE);
          heard.refused();
        }
      });
    }
    mine.addEventListener("error", () => {
      // The browser tries a lost connection again by itself, but not after an answer that is no stream.
      const wasRefused = mine.readyState === EventSource.CLOSED;
      lost(pauseAfter(attempts));
      refusals = wasRefused ? refusals + 1 : 0;
      // A server that is just stopping refuses as well, once.
      if (refusals > 1) heard.refused();
    });
  }

  function lost(pause: number): void {
    stop();
    attempts += 1;
    again = setTimeout(connect, pause);
    heard.lost();
  }

  /** Something was heard: from now on it may be silent for a while. */
  function listen(): void {
    clearTimeout(silence);
    silence = setTimeout(() => lost(pauseAfter(attempts)), SILENCE);
  }

  function stop(): void {
    source?.close();
    source = undefined;
    clearTimeout(again);
    clearTimeout(silence);
  }

  connect();
  return {
    reopen: connect,
    hurry: () => source ?? connect(),
    close: stop,
  };
}

/** How long to wait after so many attempts in a row, spread so that not all browsers come at once. */
function pauseAfter(attempts: number): number {
  const whole = Math.min(FIRST_PAUSE * 2 ** attempts, LONGEST_PAUSE);
  return whole / 2 + (whole / 2) * Math.random();
}
