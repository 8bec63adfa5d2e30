import { readStream } from "@/lib/server/live/testing/read-stream";

/** In the browser's place: reads a stream of server-sent events through the page's own fetch. */
export class StreamOfEvents extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState: number = StreamOfEvents.CONNECTING;
  private readonly aborted = new AbortController();

  constructor(address: string) {
    super();
    void this.read(address);
  }

  close(): void {
    this.readyState = StreamOfEvents.CLOSED;
    this.aborted.abort();
  }

  private async read(address: string): Promise<void> {
    try {
      const response = await fetch(address, { signal: this.aborted.signal });
      if (!response.ok) return this.fail(StreamOfEvents.CLOSED);
      this.readyState = StreamOfEvents.OPEN;
      const stream = readStream(response);
      this.aborted.signal.addEventListener("abort", () => void stream.close());
      for (;;) {
        const message = await stream.next();
        if (message === null) return this.fail(StreamOfEvents.CONNECTING);
        const type = message.name === "event" ? "message" : message.name;
        this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(message.data) }));
      }
    } catch {
      this.fail(StreamOfEvents.CONNECTING);
    }
  }

  private fail(state: number): void {
    if (this.readyState === StreamOfEvents.CLOSED) return;
    this.readyState = state;
    this.dispatchEvent(new Event("error"));
  }
}
