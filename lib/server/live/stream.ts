import "server-only";
import { saidFrame } from "./frame";

/** As much as may wait for a slow reader, in bytes: one that is further behind had better begin anew. */
const MOST_WAITING = 1_000_000;

/** One browser's stream, as a queue of frames. */
export interface LiveStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Puts a frame where it is sent with the others of its turn. */
  add(frame: Uint8Array): void;
  /** Puts frames before those that are held: what was missed comes before what is new. */
  addFirst(frames: readonly Uint8Array[]): void;
  /** Sends what was added, in one write; nothing while the stream is held. */
  flush(): void;
  /** Keeps what comes from now on; each hold takes a release. */
  hold(): void;
  release(): void;
  /** Ends it with a last word. */
  end(word: "bye" | "signed-out" | "elsewhere"): void;
  /** Ends it without a word: whoever reads it comes again by itself. */
  drop(): void;
}

/** @param gone called once, when it has ended, whoever ended it */
export function createStream(gone: () => void): LiveStream {
  const added: Uint8Array[] = [];
  let waiting = 0;
  let holds = 0;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  const body = new ReadableStream<Uint8Array>(
    {
      start: (own) => {
        controller = own;
      },
      cancel: () => over(),
    },
    { highWaterMark: MOST_WAITING, size: (frame) => frame.byteLength },
  );

  function over(): void {
    if (!controller) return;
    controller = undefined;
    added.length = 0;
    gone();
  }

  function drop(): void {
    // Next takes an abort for what it is: somebody has gone, and nothing has failed.
    controller?.error(new DOMException("The stream was given up.", "AbortError"));
    over();
  }

  function flush(): void {
    if (!controller || holds > 0 || added.length === 0) return;
    const all = joined(added);
    added.length = 0;
    waiting = 0;
    controller.enqueue(all);
    if ((controller.desiredSize ?? 0) <= 0) drop();
  }

  return {
    body,
    flush,
    drop,
    add(frame) {
      if (!controller) return;
      added.push(frame);
      waiting += frame.byteLength;
      if (holds > 0 && waiting > MOST_WAITING) drop();
    },
    addFirst(frames) {
      if (controller) added.unshift(...frames);
    },
    hold() {
      holds++;
    },
    release() {
      holds--;
      flush();
    },
    end(word) {
      if (!controller) return;
      // What is held back is not for somebody who may not see it any more.
      controller.enqueue(saidFrame(word, {}));
      controller.close();
      over();
    },
  };
}

/** What was joined last: streams of the same topic mostly send the same, one after the other. */
const last: { frames: readonly Uint8Array[]; bytes: Uint8Array } = {
  frames: [],
  bytes: new Uint8Array(),
};

/** Frames as one, which is not copied for each stream that sends it. */
function joined(frames: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = frames;
  if (only && more.length === 0) return only;
  const same =
    frames.length === last.frames.length &&
    frames.every((frame, index) => frame === last.frames[index]);
  if (!same) Object.assign(last, { frames: [...frames], bytes: Buffer.concat(frames) });
  return last.bytes;
}
