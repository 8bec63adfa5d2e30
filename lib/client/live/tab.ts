import { MOST_TOPICS } from "@/lib/model/live";
import type { LiveMessage } from "./message";
import { createReach, type Wanted } from "./reach";
import type { openSource, Source } from "./source";
import type { Channel, TabMessage } from "./tabs";

/** Topics that come together are asked for together; those that go may come back. In milliseconds. */
const TOGETHER = 30;
const LINGER = 3000;
/** How often whoever holds the stream looks whether the other tabs are still there, in milliseconds. */
const ROLL_CALL = 30_000;

interface Surroundings {
  /** Names this tab among those of the browser. */
  id: string;
  channel: Channel | null;
  holdStream: (begin: () => void) => () => void;
  openSource: typeof openSource;
}

/** What a tab hears, whichever tab holds the stream. */
export interface TabHeard {
  message: (message: LiveMessage) => void;
  /** There is a stream, or there is none. */
  open: (isOpen: boolean) => void;
  /** Something of these topics was missed: they are to be read anew. */
  renew: (topics: string[]) => void;
  refused: () => void;
}

/**
 * One tab of a browser that has one stream for all of them. The one that holds the stream opens it for
 * what all of them look at, and passes on what it says; when it goes, another holds it.
 */
export function createTab(around: Surroundings, heard: TabHeard) {
  const { id, channel } = around;
  const reach = createReach();
  const wants = new Map<string, Wanted>();
  const answered = new Set<string>();
  let source: Source | undefined;
  let leading = false;
  /** What the stream was asked for that is open, or about to be. */
  let asked: Wanted = {};
  /** What the stream is open for, whoever holds it; null where there is none. */
  let covered: Wanted | null = null;
  let due: ReturnType<typeof setTimeout> | undefined;
  let calling: ReturnType<typeof setInterval> | undefined;
  let letGo: (() => void) | undefined;

  const post = (message: TabMessage) => channel?.post(message);
  const mine = () => wants.get(id) ?? {};

  /** What all tabs want together, each topic from where all of them have it; of too many the last ones. */
  function wanted(): Wanted {
    const all: Wanted = {};
    for (const topics of wants.values()) {
      for (const [topic, from] of Object.entries(topics)) {
        const other = all[topic];
        all[topic] = from === null ? (other ?? null) : Math.min(from, other ?? from);
      }
    }
    for (const topic of Object.keys(all)) {
      if (reach.has(topic)) all[topic] = reach.of(topic) ?? all[topic] ?? null;
    }
    return Object.fromEntries(Object.entries(all).slice(-MOST_TOPICS));
  }

  function address(): string {
    asked = wanted();
    const query = Object.entries(asked).map(([topic, from]) =>
      from === null ? `topic=${topic}` : `topic=${topic}:${from}`,
    );
    // From where this person's own presses are told, wherever they were.
    const from = Math.max(...Object.values(asked).map((one) => one ?? 0));
    return `/api/live?${query.join("&")}${from > 0 ? `&after=${from}` : ""}`;
  }

  const said = {
    message(message: LiveMessage) {
      const begins = message.name === "hello";
      if (begins) stream(asked);
      post({ kind: "said", message });
      take(message);
      if (begins) for (const [tab, topics] of wants) missedBefore(tab, topics, () => true);
    },
    lost() {
      post({ kind: "stream", topics: null });
      opened(null);
    },
    refused() {
      post({ kind: "refused" });
      heard.refused();
    },
  };

  function stream(topics: Wanted): void {
    post({ kind: "stream", topics });
    opened(topics);
  }

  /** Lets a tab read anew what it does not have at all, or not as far as it would have to. */
  function missedBefore(tab: string, topics: Wanted, isEnough: typeof hasAll): void {
    const missed = Object.entries(topics).flatMap(([topic, from]) =>
      !reach.has(topic) || (from !== null && isEnough(topic, from)) ? [] : [topic],
    );
    if (missed.length === 0) return;
    // What it reads now has all that was said until now.
    const renewed = Object.fromEntries(missed.map((topic) => [topic, reach.of(topic)]));
    wants.set(tab, { ...topics, ...renewed });
    if (tab === id) heard.renew(missed);
    else post({ kind: "renew", tab, topics: missed });
  }

  /** Whether nothing was said of a topic that a tab does not have, which it has up to an event. */
  const hasAll = (topic: string, from: number) => from >= reach.newest(topic);

  function opened(topics: Wanted | null): void {
    covered = topics;
    if (topics) reach.covers(topics);
    heard.open(topics !== null);
  }

  function take(message: LiveMessage): void {
    reach.hear(message);
    heard.message(message);
  }

  /** Opens the stream for what is wanted now, where that is not what it is open for. */
  function adjust(): void {
    clearTimeout(due);
    if (!leading) return;
    const now = Object.keys(wanted());
    const missing = now.some((topic) => !(topic in asked));
    const tooMuch = Object.keys(asked).some((topic) => !now.includes(topic));
    if (now.length === 0) due = setTimeout(shut, LINGER);
    else if (!source) due = setTimeout(open, TOGETHER);
    else if (missing) due = setTimeout(() => source?.reopen(), TOGETHER);
    else if (tooMuch) due = setTimeout(() => source?.reopen(), LINGER);
  }

  function open(): void {
    source ??= around.openSource(address, said);
  }

  function shut(): void {
    source?.close();
    source = undefined;
    asked = {};
    reach.covers(asked);
    said.lost();
  }

  function lead(): void {
    leading = true;
    post({ kind: "who" });
    calling = setInterval(callRoll, ROLL_CALL);
    // The others answer in a moment; then it is opened for all of them at once.
    adjust();
  }

  /** Forgets the tabs that did not answer the last time: they are frozen, or were ended. */
  function callRoll(): void {
    for (const tab of wants.keys()) if (tab !== id && !answered.has(tab)) wants.delete(tab);
    answered.clear();
    post({ kind: "who" });
    adjust();
  }

  channel?.listen((message) => {
    switch (message.kind) {
      case "wants": {
        const { tab, topics } = message;
        answered.add(tab);
        wants.set(tab, topics);
        if (!leading) return;
        if (covered) {
          post({ kind: "stream", topics: covered });
          missedBefore(tab, topics, hasAll);
        }
        adjust();
        return;
      }
      case "who":
        if (Object.keys(mine()).length > 0) post({ kind: "wants", tab: id, topics: mine() });
        return;
      case "gone":
        wants.delete(message.tab);
        adjust();
        return;
      case "stream":
        if (!leading) opened(message.topics);
        return;
      case "said":
        if (!leading) take(message.message);
        return;
      case "renew":
        if (message.tab === id) heard.renew(message.topics);
        return;
      case "refused":
        heard.refused();
        return;
      case "hurry":
        source?.hurry();
        return;
    }
  });

  return {
    /** Says what this tab looks at, each topic with the event up to which it has it. */
    want(topics: Wanted): void {
      if (Object.keys(topics).length === 0) wants.delete(id);
      else wants.set(id, topics);
      letGo ??= around.holdStream(lead);
      post({ kind: "wants", tab: id, topics });
      opened(covered);
      if (leading && covered) missedBefore(id, topics, hasAll);
      adjust();
    },
    /** Whether the stream is there and tells of a topic. */
    covers: (topic: string) => covered !== null && topic in covered,
    /** Does not wait for the end of a pause. */
    hurry(): void {
      source?.hurry();
      post({ kind: "hurry" });
    },
    /** Asks anew, because the stream may be dead without knowing it. */
    reopen: () => source?.reopen(),
    /** This tab goes: another one holds the stream from now on. */
    close(): void {
      clearTimeout(due);
      clearInterval(calling);
      source?.close();
      leading = false;
      wants.clear();
      post({ kind: "gone", tab: id });
      letGo?.();
      channel?.close();
    },
  };
}
