import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { steppedClock } from "../clock";
import { createSimulator } from "../simulator";

/** More than is kept of anything, so that from here on nothing may grow. */
const FULL = 20_000;
/** Logs grow and are cut in this rhythm: memory is compared where they are equally long. */
const RHYTHM = 5_000;

setFlagsFromString("--expose-gc");
const thanks = () => Promise.resolve(new Response());
const collectGarbage: () => void = runInNewContext("gc");

/**
 * Calls people into a conference that goes on, lets them answer, and removes them, one by one, with
 * callbacks on. Everything goes through the API as a client would send it.
 * @returns megabytes on the heap once everything is full, and at the end
 */
export async function endure(participants: number): Promise<{ full: number; end: number }> {
  const { oneMore, simulator } = endless();
  for (let count = 0; count < FULL; count++) await oneMore();
  const full = await megabytes();
  const rounds = Math.ceil((participants - FULL) / RHYTHM) * RHYTHM;
  for (let count = 0; count < rounds; count++) await oneMore();
  const end = await megabytes();
  simulator.close();
  return { full, end };
}

/** A conference that goes on, and `oneMore`, who joins it and is removed. */
export function endless() {
  const clock = steppedClock();
  const simulator = createSimulator({ clock, send: thanks });
  const { conferenceSid } = simulator.control.seedConference({
    friendlyName: "Endless",
    participants: [{}],
  });
  const path = `/2010-04-01/Accounts/${simulator.accountSid}/Conferences/${conferenceSid}/Participants`;
  const credentials = btoa(`${simulator.accountSid}:${simulator.authToken}`);
  const headers = {
    Authorization: `Basic ${credentials}`,
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const form = new URLSearchParams({
    From: "+14155550100",
    To: "+15005550011",
    StatusCallback: "https://example.com/back",
  }).toString();
  const ask = (method: string, place: string, body?: string) => {
    const url = `https://api.twilio.com${path}${place}.json`;
    return simulator.handle(new Request(url, { method, headers, ...(body && { body }) }));
  };

  const oneMore = async () => {
    const created = await ask("POST", "", form);
    const { call_sid: callSid } = await created.json();
    clock.advance(500);
    const removed = await ask("DELETE", `/${callSid}`);
    if (removed.status !== 204) throw new Error(`It answered ${removed.status}`);
    clock.advance(500);
    await simulator.control.callbacks.settled();
  };

  return { oneMore, simulator };
}

/** On the heap, once all that can be let go of has had a few turns to go. */
export async function megabytes(): Promise<number> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage();
  }
  return process.memoryUsage().heapUsed / 1_000_000;
}
