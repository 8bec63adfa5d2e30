import "server-only";
import type { EventKind } from "@/lib/model/event";
import type { Person } from "@/lib/model/person";
import { reasonOf } from "../database/failure";
import { log } from "../log";
import type { Recorded } from "../record/feed";
import { stillMay } from "../session";
import type { LiveStream } from "./stream";

/** How often it is asked anyway whether somebody may still see, in milliseconds: a session also runs out. */
const ASK_EVERY = 15_000;
/** How long until it is asked again where nobody answered, in milliseconds. */
const PAUSE = 1000;

/** One person in one browser: whether they may see, for all of that browser's streams. */
export interface Standing {
  readonly person: Person;
  /** Lets a stream end when the right to see does; returns how to forget it. */
  watch(stream: LiveStream): () => void;
  /** Nothing more is sent until it has been asked again. */
  doubt(): void;
}

/** The standings of those who look, by person and session. */
export function createStandings(pace = { askEvery: ASK_EVERY, pause: PAUSE }) {
  const standings = new Map<string, Standing>();

  function standingOf(person: Person, asked: Headers): Standing {
    const cookie = asked.get("cookie") ?? "";
    const key = `${person.id} ${cookie}`;
    const known = standings.get(key);
    if (known) return known;
    const made = createStanding(person, stillMay(["see"], new Headers({ cookie })), pace, () =>
      standings.delete(key),
    );
    standings.set(key, made);
    return made;
  }

  return {
    standingOf,
    /** Doubts those whom a row of the log is about, where it takes something from somebody. */
    hear(news: Recorded): void {
      const about = takesFrom(news);
      if (about === null) return;
      for (const standing of standings.values()) {
        if (standing.person.id === about) standing.doubt();
      }
    },
    size: () => standings.size,
  };
}

const ofWhoDidIt: ReadonlySet<EventKind> = new Set([
  "sign-out",
  "session-ended",
  "password-changed",
]);
const ofWhomItIsAbout: ReadonlySet<EventKind> = new Set(["role-changed", "person-removed"]);

/** Whose right to see may have ended with an event; null where nobody's has. */
function takesFrom({ kind, personId, payload }: Recorded): string | null {
  if (ofWhoDidIt.has(kind)) return personId;
  return ofWhomItIsAbout.has(kind) && "personId" in payload ? payload.personId : null;
}

function createStanding(
  person: Person,
  may: () => Promise<boolean>,
  { askEvery, pause }: { askEvery: number; pause: number },
  unused: () => void,
): Standing {
  const streams = new Set<LiveStream>();
  let inDoubt = false;
  /** The newest question: what an older one was answered does not count. */
  let asked = 0;
  let next: NodeJS.Timeout | undefined;

  async function ask(): Promise<void> {
    clearTimeout(next);
    asked += 1;
    const mine = asked;
    try {
      const allowed = await may();
      if (mine !== asked || streams.size === 0) return;
      if (!allowed) return lost();
      settle();
      askIn(askEvery);
    } catch (error) {
      if (mine !== asked || streams.size === 0) return;
      log().warn({ reason: reasonOf(error) }, "not known whether somebody may still see");
      askIn(pause);
    }
  }

  function askIn(ms: number): void {
    next = setTimeout(() => void ask(), ms);
    next.unref();
  }

  function lost(): void {
    for (const stream of streams) stream.end("signed-out");
  }

  function settle(): void {
    if (!inDoubt) return;
    inDoubt = false;
    for (const stream of streams) stream.release();
  }

  return {
    person,
    watch(stream) {
      if (inDoubt) stream.hold();
      streams.add(stream);
      if (streams.size === 1) askIn(askEvery);
      return () => {
        streams.delete(stream);
        if (streams.size > 0) return;
        clearTimeout(next);
        unused();
      };
    },
    doubt() {
      if (!inDoubt) for (const stream of streams) stream.hold();
      inDoubt = true;
      void ask();
    },
  };
}
