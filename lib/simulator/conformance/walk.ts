import { samples } from "@/lib/catalogue/testing/samples";
import { ANSWERS, OURS, RINGS } from "../testing/numbers";
import { rejection } from "../testing/room";
import type { tapped } from "./wiretap";

type Tapped = ReturnType<typeof tapped>;
type Client = Tapped["client"];

const PAST = new Date("2025-12-31T00:00:00Z");
const URL_OF_OURS = "https://example.com/voice";

/** Everything that one can ask of the simulator, with the official SDK. */
export async function walk(world: Tapped): Promise<void> {
  await participants(world);
  await allOptions(world);
  await conferences(world);
  await recordings(world);
  await calls(world);
  await pages(world);
  await refusals(world);
}

async function participants({ client, clock }: Tapped): Promise<void> {
  const agent = await client
    .conferences("Support")
    .participants.create({ from: OURS, to: ANSWERS, label: "agent" });
  await client.conferences("Support").participants.create({ from: OURS, to: "client:ana" });
  await client.conferences("Support").participants.create({ from: OURS, to: RINGS });
  clock.advance(5_000);
  const conference = client.conferences(agent.conferenceSid);
  const boss = await conference.participants.create({
    from: OURS,
    to: ANSWERS,
    coaching: true,
    callSidToCoach: agent.callSid,
  });
  clock.advance(500);
  for (const filter of [{}, { muted: true }, { hold: false }, { coaching: true }]) {
    await conference.participants.list(filter);
  }
  await conference.participants("agent").fetch();
  const changes: Parameters<ReturnType<typeof conference.participants>["update"]>[0][] = [
    { muted: true },
    { hold: true, holdUrl: URL_OF_OURS, holdMethod: "GET" },
    { announceUrl: URL_OF_OURS, announceMethod: "POST" },
    { waitUrl: "", waitMethod: "GET", beepOnExit: true, endConferenceOnExit: false },
  ];
  for (const change of changes) await conference.participants(agent.callSid).update(change);
  await conference.participants(boss.callSid).update({ coaching: false });
  await conference.participants(boss.callSid).remove();
}

/** A create with every option that the SDK knows, to a number and to an address of SIP. */
async function allOptions({ client, clock, simulator }: Tapped): Promise<void> {
  const { conferenceSid, participants: seeded } = simulator.control.seedConference({
    friendlyName: "All options",
    participants: [{ label: "coachee" }, {}],
  });
  const conference = client.conferences(conferenceSid);
  const all = {
    ...samples("createParticipant"),
    label: "everything",
    from: OURS,
    callerId: OURS,
    coaching: true,
    callSidToCoach: seeded[0]?.callSid ?? "",
    maxParticipants: 250,
    sipAuthUsername: "ana",
    sipAuthPassword: "not-a-secret",
  };
  for (const to of [ANSWERS, "sip:ana@example.com?x-ticket=42"]) {
    const options: unknown = { ...all, label: to.slice(0, 3), to };
    type Options = Parameters<typeof conference.participants.create>[0];
    await conference.participants.create(options as Options);
    clock.advance(500);
  }
  const change: unknown = { ...samples("updateParticipant"), callSidToCoach: seeded[0]?.callSid };
  type Change = Parameters<ReturnType<typeof conference.participants>["update"]>[0];
  await conference.participants(seeded[1]?.callSid ?? "").update(change as Change);
}

async function conferences({ client, control }: Tapped): Promise<void> {
  const { conferenceSid } = control.seedConference({
    friendlyName: "Ends",
    participants: [{}, {}],
  });
  const filters: Parameters<Client["conferences"]["list"]>[0][] = [
    {},
    { status: "in-progress" },
    { friendlyName: "Ends" },
    { dateCreated: PAST },
    { dateCreatedAfter: PAST, dateUpdatedAfter: PAST },
    { dateCreatedBefore: PAST, dateUpdatedBefore: PAST, dateUpdated: PAST },
  ];
  for (const filter of filters) await client.conferences.list(filter);
  const conference = client.conferences(conferenceSid);
  await conference.update({ announceUrl: URL_OF_OURS, announceMethod: "GET" });
  await conference.update({ status: "completed" });
  await conference.fetch();
  await client.conferences.list({ status: "completed" });
}

async function recordings({ client, clock }: Tapped): Promise<void> {
  const dial = { from: OURS, to: ANSWERS, conferenceRecord: "record-from-start" };
  const { conferenceSid } = await client.conferences("Recorded").participants.create(dial);
  await client.conferences("Recorded").participants.create(dial);
  clock.advance(10_000);
  const conference = client.conferences(conferenceSid);
  const [recording] = await conference.recordings.list();
  await conference.recordings.list({ dateCreatedAfter: PAST });
  const running = conference.recordings("Twilio.CURRENT");
  await running.update({ status: "paused", pauseBehavior: "skip" });
  await running.update({ status: "in-progress" });
  await running.update({ status: "stopped" });
  clock.advance(60_000);
  const done = conference.recordings(recording?.sid ?? "");
  await done.fetch();
  await done.remove();
  await conference.recordings.list();
}

async function calls({ client, control, clock }: Tapped): Promise<void> {
  const twiml = "<Response><Pause length='60'/></Response>";
  const talking = await client.calls.create({ from: OURS, to: ANSWERS, twiml });
  const ringing = await client.calls.create({ from: OURS, to: RINGS, url: URL_OF_OURS });
  await client.calls.create({
    from: OURS,
    to: ANSWERS,
    twiml,
    record: true,
    timeout: 20,
    timeLimit: 600,
    machineDetection: "Enable",
    asyncAmd: "true",
    statusCallback: URL_OF_OURS,
    statusCallbackEvent: ["initiated", "answered"],
    sendDigits: "ww1",
  });
  clock.advance(1_000);
  await control.settled();
  await client.calls(talking.sid).update({ twiml, timeLimit: 300 });
  await client.calls(ringing.sid).update({ status: "canceled" });
  await client.calls(talking.sid).update({ status: "completed" });
  const filters: Parameters<Client["calls"]["list"]>[0][] = [
    {},
    { to: RINGS, from: OURS },
    { status: "completed" },
    { parentCallSid: talking.sid },
    { startTimeAfter: PAST, endTimeAfter: PAST },
    { startTimeBefore: PAST, endTimeBefore: PAST, startTime: PAST, endTime: PAST },
  ];
  for (const filter of filters) await client.calls.list(filter);
  await client.calls(ringing.sid).fetch();
  await client.calls(ringing.sid).remove();
  const number = { phoneNumber: OURS, friendlyName: "Support line" };
  await client.incomingPhoneNumbers.list();
  await client.incomingPhoneNumbers.list({ ...number, beta: false, origin: "twilio" });
  await client.outgoingCallerIds.list();
  await client.outgoingCallerIds.list(number);
}

/** There and back again, through each of the lists that has many rows. */
async function pages({ client, control }: Tapped): Promise<void> {
  const { conferenceSid } = control.seedConference({
    friendlyName: "Town hall",
    participants: Array.from({ length: 45 }, () => ({ muted: true })),
  });
  const { participants: people } = client.conferences(conferenceSid);
  const lists: { page(options: { pageSize: number }): Promise<Page> }[] = [
    people,
    client.calls,
    client.conferences,
  ];
  for (const list of lists) {
    let page: Page | undefined = await list.page({ pageSize: 2 });
    for (let count = 0; page && count < 4; count++) page = await page.nextPage();
    for (let count = 0; page && count < 4; count++) page = await page.previousPage();
  }
  await people.list({ muted: true, pageSize: 10 });
}

interface Page {
  nextPage(): Promise<Page> | undefined;
  previousPage(): Promise<Page> | undefined;
}

async function refusals({ client, simulator }: Tapped): Promise<void> {
  const nobody = `CA${"0".repeat(32)}`;
  const nothing = client.conferences(`CF${"0".repeat(32)}`);
  const refusing = client.conferences("Refused").participants;
  const create = (asked: Parameters<typeof refusing.create>[0]) => refusing.create(asked);
  const refused: (() => Promise<unknown>)[] = [
    () => create({ from: OURS, to: "+15005550001" }),
    () => create({ from: OURS, to: "+15005550003" }),
    () => create({ from: "+14155559999", to: ANSWERS }),
    () => create({ from: OURS, to: ANSWERS, label: "a/b" }),
    () => create({ from: OURS, to: ANSWERS, coaching: true }),
    () => create({ from: OURS, to: ANSWERS, timeout: 9_999 }),
    () => create({ from: OURS, to: ANSWERS, machineDetection: "Perhaps" }),
    () => create({ from: OURS, to: ANSWERS, statusCallback: "nowhere" }),
    () => nothing.participants.create({ from: OURS, to: ANSWERS }),
    () => nothing.fetch(),
    () => nothing.participants(nobody).fetch(),
    () => nothing.participants(nobody).update({ muted: true }),
    () => nothing.participants(nobody).remove(),
    () => nothing.participants.list(),
    () => nothing.recordings("Twilio.CURRENT").update({ status: "paused" }),
    () => client.calls(nobody).fetch(),
    () => client.calls.create({ from: OURS, to: ANSWERS }),
    () => client.calls.list({ pageSize: 1_001 }),
    () => client.applications.list(),
  ];
  for (const one of refused) await rejection(one());
  simulator.control.fault({ path: "Conferences", kind: "429" });
  await rejection(client.conferences.list());
  simulator.control.fault({ path: "Conferences", kind: "503" });
  await rejection(client.conferences.list());
}
