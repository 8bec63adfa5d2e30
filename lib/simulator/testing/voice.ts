import { ANSWERS, OURS } from "./numbers";
import { createReceiver } from "./receiver";
import { setUp } from "./room";

/** Where the customer has TwiML. */
export const VOICE = "https://example.com/voice";
export const xml = (verbs: string) => `<Response>${verbs}</Response>`;
export const inXml = (verbs: string) =>
  new Response(xml(verbs), { headers: { "Content-Type": "text/xml" } });

/** A simulator, and a customer's server that has TwiML for it, by path. */
export function setUpVoice(documents: Record<string, () => Response> = {}) {
  const receiver = createReceiver();
  receiver.answers(({ url }) => {
    const document = documents[new URL(url).pathname];
    return document ? document() : new Response("No such page", { status: 404 });
  });
  const world = setUp({ send: receiver.send });
  const { client, clock, control } = world;
  /** Lets time pass second by second, and TwiML arrive meanwhile. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      clock.advance(1_000);
      await control.settled();
    }
  };
  /** Calls a number that answers at once, and waits until its TwiML has begun. */
  const call = async (asked: Partial<Parameters<typeof client.calls.create>[0]>) => {
    const created = await client.calls.create({ from: OURS, to: ANSWERS, ...asked });
    await pass(1);
    return created;
  };
  const statusOf = async (sid: string) => (await client.calls(sid).fetch()).status;
  return { ...world, received: receiver.received, pass, call, statusOf };
}
