import type { Send } from "../callbacks/attempt";
import { pairsOf } from "../callbacks/message";
import type { LifecycleEvent } from "../lifecycle/events";
import type { Random } from "../random";
import type { World } from "../world";
import { fetchDocument, voiceRequest } from "./document";
import { TwimlError } from "./twiml-error";

type MusicRequest = Extract<LifecycleEvent, { type: "music-requested" }>;

/** Twilio docs: error 13238. */
const allowed = new Set(["Say", "Play", "Pause", "Redirect"]);

export interface Music {
  /** Resolves once every request has come back. */
  readonly settled: () => Promise<void>;
}

/**
 * Asks for what those who wait, are held or are announced to shall hear, and reports what cannot be
 * heard. Nobody hears anything here, so what the document says is not followed further.
 */
export function startMusic(world: World, { send, random }: { send: Send; random: Random }): Music {
  const underWay = new Set<Promise<void>>();

  const ask = async ({ inConference, call, source }: MusicRequest): Promise<void> => {
    const resourceSid = call?.sid ?? inConference.sid;
    // Inferred: what such a request says beside what is known of the call.
    const parameters = [
      ...(call ? voiceRequest(world, call) : pairsOf({ AccountSid: world.account.sid })),
      ...pairsOf({ ConferenceSid: inConference.sid, FriendlyName: inConference.friendlyName }),
    ];
    const network = { send, token: random.sid("") };
    try {
      const verbs = await fetchDocument(world, source, { resourceSid, parameters }, network);
      const other = verbs.find(({ name }) => !allowed.has(name));
      if (other) throw new TwimlError(13238, `<${other.name}> is not allowed here.`);
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error;
      const { code, detail, level, title } = error;
      const message = title === undefined ? {} : { message: title };
      world.alerts.raise({ code, detail, level, resourceSid, url: source.url, ...message });
    }
  };

  world.listen((event) => {
    if (event.type !== "music-requested") return;
    const asked = ask(event).finally(() => underWay.delete(asked));
    underWay.add(asked);
  });
  return {
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
