import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openSource, type SourceHeard } from "./source";

/** The browser's own end of each stream that was opened. */
const streams: FakeStream[] = [];

class FakeStream extends EventTarget {
  isClosed = false;
  constructor(readonly url: string) {
    super();
    streams.push(this);
  }
  says(name: string): void {
    this.dispatchEvent(new MessageEvent(name, { data: "{}" }));
  }
  close(): void {
    this.isClosed = true;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeStream);
  streams.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function opened() {
  const heard: string[] = [];
  const said: SourceHeard = {
    message: ({ name }) => void heard.push(name),
    lost: () => void heard.push("lost"),
    refused: () => void heard.push("refused"),
  };
  const source = openSource(() => "/api/live?topic=CF1", said);
  streams[0]?.says("hello");
  streams[0]?.says("elsewhere");
  return { source, heard };
}

it("lets a stream that gave way to others rest for half a minute", () => {
  const { heard } = opened();
  expect(heard).toEqual(["hello", "elsewhere", "lost"]);
  expect(streams[0]?.isClosed).toBe(true);
  vi.advanceTimersByTime(29_999);
  expect(streams).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(streams).toHaveLength(2);
});

it("opens it again at once when somebody looks at the page", () => {
  const { source } = opened();
  source.hurry();
  expect(streams).toHaveLength(2);
});
