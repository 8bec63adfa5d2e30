import type { LiveSaid } from "@/lib/model/live";
import type { RoomEvent } from "@/lib/model/room-event";

/** One message as a browser takes it apart (HTML: server-sent events). */
export interface Message {
  name: keyof LiveSaid | "event";
  id: number | null;
  data: unknown;
}

/** Reads a stream as a browser does, message by message. */
export function readStream(response: Response) {
  const { body } = response;
  if (!body) throw new Error("This is no stream");
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const all: Message[] = [];
  let rest = "";
  let over = false;

  async function next(): Promise<Message | null> {
    for (;;) {
      const end = rest.indexOf("\n\n");
      if (end >= 0) {
        const message = messageIn(rest.slice(0, end));
        rest = rest.slice(end + 2);
        all.push(message);
        return message;
      }
      const { done, value } = await reader.read();
      over = done;
      if (done) return null;
      rest += value;
    }
  }

  return {
    next,
    /** Reads on until there is such a message, or the stream is over. */
    async until(found: (message: Message) => boolean): Promise<Message | null> {
      for (;;) {
        const message = await next();
        if (message === null || found(message)) return message;
      }
    },
    /** The events that have been read. */
    events: () => all.flatMap(({ name, data }) => (name === "event" ? [data as RoomEvent] : [])),
    all,
    isOver: () => over,
    close: () => reader.cancel(),
  };
}

function messageIn(text: string): Message {
  const fields = new Map(
    text.split("\n").map((line) => {
      const [, name = "", value = ""] = /^(\w+): (.*)$/.exec(line) ?? [];
      return [name, value] as const;
    }),
  );
  const id = fields.get("id");
  return {
    name: (fields.get("event") ?? "event") as Message["name"],
    id: id === undefined ? null : Number(id),
    data: JSON.parse(fields.get("data") ?? "null"),
  };
}
