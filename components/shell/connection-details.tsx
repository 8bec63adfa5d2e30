import { Moment } from "@/components/ui/moment";
import type { Connection } from "@/lib/client/live/connection";
import {
  useAllWatched,
  useConnection,
  useConnectionSince,
  useElsewhere,
} from "@/lib/client/live/use-live";

/** Whether Twilio can call this server back, or what has to be set before it can. */
export type Expected = "callbacks" | "PUBLIC_URL" | "TWILIO_AUTH_TOKEN";

const meanings: Record<Connection, string> = {
  connecting:
    "This page is reaching for Bridgeboard’s server. What you see is as it was read last.",
  live: "What happens on the phones is shown here as it happens.",
  delayed:
    "Bridgeboard’s server is there, but it has not heard from Twilio for longer than it should. What you see may be some seconds old.",
  offline:
    "Nothing comes from Bridgeboard’s server. What you see is as it was read last; this page goes on by itself when the server is back.",
};

const ELSEWHERE =
  "Bridgeboard is open in too many places, so this page is no longer live. It refreshes every few seconds, and reconnects within 30 seconds or when you return to it.";

const missing: Record<Exclude<Expected, "callbacks">, string> = {
  PUBLIC_URL:
    "Twilio cannot call this server back, so Bridgeboard asks it every few seconds. Whoever runs the server can set PUBLIC_URL to the address at which Twilio reaches it; then changes show at once.",
  TWILIO_AUTH_TOKEN:
    "Twilio’s callbacks cannot be checked, so Bridgeboard asks it every few seconds. Whoever runs the server can set TWILIO_AUTH_TOKEN, with which Twilio signs them; then changes show at once.",
};

/** What a word about the connection means, since when it is so, and from where the news come. */
export function ConnectionDetails({ word, expected }: { word: string; expected: Expected }) {
  const connection = useConnection();
  const since = useConnectionSince();
  const isElsewhere = useElsewhere() && connection === "offline";
  const watched = Object.values(useAllWatched());
  const readAt = Math.max(0, ...watched.map((one) => one.readAt ?? 0));
  const told = watched.some(({ callbacks }) => callbacks);
  const fault = watched.find((one) => one.fault)?.fault;
  return (
    <div className="grid gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <strong className="font-semibold">{word}</strong>
        {since > 0 && (
          <span className="text-ink-soft text-xs">
            since <Moment at={iso(since)} />
          </span>
        )}
      </div>
      <p>{isElsewhere ? ELSEWHERE : meanings[connection]}</p>
      {fault && <p className="text-danger">{fault.message}</p>}
      {connection !== "offline" && (
        <p className="text-ink-soft text-sm">{newsInWords(expected, told)}</p>
      )}
      {readAt > 0 && (
        <p className="text-ink-soft text-sm">
          Twilio was last read <Moment at={iso(readAt)} />.
        </p>
      )}
    </div>
  );
}

function newsInWords(expected: Expected, told: boolean): string {
  if (told) return "Twilio’s callbacks arrive; it is read now and then as a check.";
  if (expected !== "callbacks") return missing[expected];
  return "No callbacks have arrived here of late, so Bridgeboard asks Twilio every few seconds. Twilio calls back about conferences into which somebody was dialled from here.";
}

const iso = (at: number) => new Date(at).toISOString();
