import { describe, expect, it } from "vitest";
import { ANSWERS, OURS } from "../testing/numbers";
import { setUpReceiver } from "../testing/receiver";

const MUSIC = "https://example.com/music";
const document = (verbs: string) =>
  new Response(`<Response>${verbs}</Response>`, { headers: { "Content-Type": "text/xml" } });

/** A conference in which somebody waits alone, and a server that has music for them. */
async function setUpMusic(verbs: string, asked: { waitUrl?: string } = {}) {
  const world = setUpReceiver();
  world.answers(() => document(verbs));
  const { participants } = world.client.conferences("Lobby");
  const first = await participants.create({ from: OURS, to: ANSWERS, ...asked });
  await world.pass(1);
  return { ...world, first, conference: world.client.conferences(first.conferenceSid) };
}

describe("music", () => {
  it("is asked for while somebody waits, and not once the conference goes on", async () => {
    const { dial, pass, received, first } = await setUpMusic("<Play/>", { waitUrl: MUSIC });
    await dial("Lobby", { waitUrl: MUSIC });
    await pass(1);
    expect(received).toMatchObject([
      { url: MUSIC, method: "POST", form: { CallSid: first.callSid, FriendlyName: "Lobby" } },
    ]);
  });

  it("is asked for anew when somebody who waits is given other music, or silence", async () => {
    const { conference, first, pass, received, dial } = await setUpMusic("<Play/>");
    const waiting = conference.participants(first.callSid);
    await waiting.update({ waitUrl: MUSIC, waitMethod: "GET" });
    await dial("Lobby");
    await waiting.update({ waitUrl: `${MUSIC}/later` });
    await pass(1);
    expect(received.map(({ url, method }) => [new URL(url).pathname, method])).toEqual([
      ["/music", "GET"],
    ]);
  });

  it("is asked for with GET when somebody is held", async () => {
    const { conference, first, dial, pass, received } = await setUpMusic("<Play/>");
    await dial("Lobby");
    await conference.participants(first.callSid).update({ hold: true, holdUrl: MUSIC });
    await conference.participants(first.callSid).update({ hold: false, holdUrl: MUSIC });
    await pass(1);
    expect(received.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("is announced to one, or to everybody", async () => {
    const { conference, first, dial, pass, received, control } = await setUpMusic("<Say>Hi</Say>");
    await dial("Lobby");
    await conference.participants(first.callSid).update({ announceUrl: MUSIC });
    await conference.update({ announceUrl: MUSIC });
    await pass(1);
    expect(received.map(({ form }) => form["CallSid"])).toEqual([first.callSid, undefined]);
    expect(control.alerts()).toEqual([]);
  });

  it("may be an audio file, but no other verb", async () => {
    const { pass, control, first, answers, conference, dial } = await setUpMusic("<Gather/>", {
      waitUrl: MUSIC,
    });
    expect(control.alerts()).toMatchObject([
      { code: 13238, resourceSid: first.callSid, detail: "<Gather> is not allowed here." },
    ]);
    await dial("Lobby");
    answers(() => new Response("", { headers: { "Content-Type": "audio/mpeg" } }));
    await conference.update({ announceUrl: MUSIC });
    await pass(1);
    expect(control.alerts()).toHaveLength(1);
  });

  it("that cannot be had is an alert, and everybody stays", async () => {
    const { pass, control, answers, conference, dial } = await setUpMusic("");
    await dial("Lobby");
    answers(() => new Response("", { status: 404 }));
    await conference.update({ announceUrl: MUSIC });
    await pass(1);
    expect(control.alerts()).toMatchObject([{ code: 11200, url: MUSIC }]);
    expect(await conference.participants.list()).toHaveLength(2);
  });
});
