import { ANSWERS, OURS } from "../testing/numbers";
import { setUp } from "../testing/room";

export type World = ReturnType<typeof setUp>;
export type Form = Readonly<Record<string, unknown>>;

const PAUSE = "<Response><Pause length='60'/></Response>";

/** A simulator with the application that Twilio's examples name, and nobody at its callbacks. */
export const emptyWorld = () =>
  setUp({
    send: () => Promise.resolve(new Response(PAUSE)),
    applications: [{ sid: `AP${"a".repeat(32)}`, voiceUrl: "https://example.com" }],
    // The examples are older than the change of 30 September 2026.
    conferencesWithoutStatus: "all",
  });

/** People in a conference. Those who came last, and are listed first, coach somebody. */
export function room({ control, account }: World) {
  const { conferenceSid, participants } = control.seedConference({
    friendlyName: "Lobby",
    participants: [
      { label: "agent" },
      { label: "coach", coaching: "agent" },
      { label: "guest" },
      {},
      {},
      { coaching: "agent" },
      { coaching: "agent" },
    ],
  });
  const [coachee, , , plain, , coach] = participants.map(({ callSid }) => callSid);
  return { path: `${account}/Conferences/${conferenceSid}`, plain, coach, coachee };
}

/** A conference's recording, which goes on. */
export async function recorded({ dial, clock, client, account }: World) {
  const { conferenceSid } = await dial("Recorded", { conferenceRecord: "true" });
  await dial("Recorded");
  clock.advance(10_000);
  const [recording] = await client.conferences(conferenceSid).recordings.list();
  const list = `${account}/Conferences/${conferenceSid}/Recordings`;
  return { list, path: `${list}/${recording?.sid}.json` };
}

/** A call that has begun fifteen seconds ago, and its path. */
export async function call({ client, clock, account }: World, to = ANSWERS) {
  const { sid } = await client.calls.create({ from: OURS, to, twiml: PAUSE });
  clock.advance(15_000);
  return { sid, path: `${account}/Calls/${sid}.json` };
}

export function post({ ask }: World, path: string, form: Form): Promise<Response> {
  const pairs = Object.entries(form).map(([name, value]) => [name, String(value)]);
  return ask("POST", path, { form: new URLSearchParams(pairs).toString() });
}

/** The page that another one leads to. */
export async function turned({ ask }: World, from: Response, to: "next" | "previous") {
  return ask("GET", (await from.json())[`${to}_page_uri`]);
}
