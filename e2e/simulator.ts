import type { ConferenceSpec, FaultRule, RecordedRequest } from "@/lib/simulator/control";
import type { CallbackFaultRule, RecordedCallback } from "@/lib/simulator/control/callback-control";
import type { Quirk } from "@/lib/simulator/control/quirks";
import type { SavedState } from "@/lib/simulator/control/state";
import { simulatorAccount } from "./simulator-account";

type Seeded = { conferenceSid: string; participants: { label: string | null; callSid: string }[] };
export type FarParty =
  | "answer"
  | "busy"
  | "no-answer"
  | "fail"
  | "hang-up"
  | "talk"
  | "fall-silent";

/** A name that no other story has. */
export function uniqueName(name: string): string {
  return `${name} ${Math.random().toString(36).slice(2, 8)}`;
}

/** The pairs of a form by name: over the wire their order means nothing, but that of a list does. */
export function byName(pairs: readonly [name: string, value: string][]): [string, string][] {
  return pairs.toSorted(([one], [other]) => one.localeCompare(other));
}

/** The simulator as a story uses it: it sets the scene, plays the far party, and says what it received. */
export class Simulator {
  constructor(private readonly url: string) {}

  /** A conference with people in it. Its name is made unique, so that stories do not meet. */
  conference(spec: ConferenceSpec): Promise<Scene> {
    return this.conferenceNamed(uniqueName(spec.friendlyName), spec);
  }

  /** A conference of exactly this name; many that are over may share one. */
  async conferenceNamed(
    friendlyName: string,
    spec: Omit<ConferenceSpec, "friendlyName">,
  ): Promise<Scene> {
    const seeded = await this.ask<Seeded>("POST", "conferences", { ...spec, friendlyName });
    return new Scene(this, friendlyName, seeded);
  }

  /** Requests whose path has this in it, oldest first. */
  requests(path: string, method?: string): Promise<RecordedRequest[]> {
    const query = new URLSearchParams({ path, ...(method && { method }) });
    return this.ask("GET", `requests?${query}`);
  }

  /** The filters with which the list of conferences was asked for those of one name, each time. */
  async listings(friendlyName: string): Promise<Record<string, string>[]> {
    const requests = await this.requests("/Conferences.json", "GET");
    const queries = requests.map(({ query }) => Object.fromEntries(query));
    return queries.filter((query) => query["FriendlyName"] === friendlyName);
  }

  /** The next requests that match go wrong in this way; the answer makes them go right again. */
  async fault(rule: FaultRule): Promise<() => Promise<void>> {
    const { id } = await this.ask<{ id: string }>("POST", "faults", rule);
    return () => this.ask("DELETE", `faults/${id}`);
  }

  /** What was called back at addresses that have this in them, about a story's conference and calls. */
  async callbacks(url: string, { sid }: Pick<Scene, "sid">): Promise<RecordedCallback[]> {
    const query = new URLSearchParams({ url });
    const made = await this.ask<RecordedCallback[]>("GET", `callbacks?${query}`);
    return made.filter(({ resourceSid, url: at }) => resourceSid === sid || at.includes(sid));
  }

  /** Lets callbacks come to grief; the answer makes them go right again. */
  async callbackFault(rule: CallbackFaultRule): Promise<() => Promise<void>> {
    const { id } = await this.ask<{ id: string }>("POST", "callback-faults", rule);
    return () => this.ask("DELETE", `callback-faults/${id}`);
  }

  /** Makes a participant odd, or with null ordinary again. */
  async quirk(callSid: string, quirk: Quirk | null): Promise<void> {
    await this.ask("POST", "quirks", { callSid, quirk });
  }

  /** Who is heard by whom on the phones: for each listener's Call SID, those whose voices reach them. */
  hears(conferenceSid: string): Promise<Record<string, string[]>> {
    return this.ask("GET", `hears/${conferenceSid}`);
  }

  /** All that it holds. */
  state(): Promise<SavedState> {
    return this.ask("GET", "state");
  }

  async farParty(callSid: string, does: FarParty): Promise<void> {
    await this.ask("POST", "far-party", { callSid, does });
  }

  /** Asks Twilio's own interface, as somebody else with access to the account would. */
  async twilio(method: "GET" | "POST" | "DELETE", path: string, form?: Record<string, string>) {
    const { accountSid } = simulatorAccount;
    const response = await this.send(method, `/2010-04-01/Accounts/${accountSid}/${path}`, {
      ...(form && { body: new URLSearchParams(form) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, `/simulator/${path}`, {
      headers: { "Content-Type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  private send(method: string, path: string, init: RequestInit): Promise<Response> {
    const { accountSid, authToken } = simulatorAccount;
    const headers = new Headers(init.headers);
    headers.set("Authorization", `Basic ${btoa(`${accountSid}:${authToken}`)}`);
    return fetch(this.url + path, { ...init, method, headers });
  }
}

/** One story's own conference. */
export class Scene {
  constructor(
    private readonly simulator: Simulator,
    readonly name: string,
    private readonly seeded: Seeded,
  ) {}

  get sid(): string {
    return this.seeded.conferenceSid;
  }

  get path(): string {
    return `/conferences/${this.sid}`;
  }

  /** The Call SID of somebody who was in the conference from the start. */
  callSid(label: string): string {
    const found = this.seeded.participants.find((participant) => participant.label === label);
    if (!found) throw new Error(`Nobody is called ${label} here.`);
    return found.callSid;
  }

  /** The Call SID of somebody who was dialled in, as Twilio tells it. */
  async callSidOf(label: string): Promise<string> {
    const path = `Conferences/${this.sid}/Participants/${encodeURIComponent(label)}.json`;
    const { call_sid: callSid } = await this.simulator.twilio("GET", path);
    return callSid;
  }

  /** Those on whose phones somebody is heard, by their labels. */
  async heardBy(label: string): Promise<string[]> {
    const heard = await this.simulator.hears(this.sid);
    const voice = this.callSid(label);
    const listeners = this.seeded.participants.filter(({ callSid }) =>
      heard[callSid]?.includes(voice),
    );
    return listeners.map((listener) => listener.label ?? listener.callSid);
  }

  /** What Twilio was asked about a participant, oldest first. */
  requests(method: "GET" | "POST" | "DELETE", label: string): Promise<RecordedRequest[]> {
    return this.simulator.requests(`/Participants/${this.callSid(label)}.json`, method);
  }

  /** What Twilio was asked to change about a participant, request by request. */
  async updates(label: string): Promise<Record<string, string>[]> {
    return forms(await this.requests("POST", label));
  }

  /** How often Twilio was asked to remove a participant. */
  async removals(label: string): Promise<number> {
    return (await this.requests("DELETE", label)).length;
  }

  /** What Twilio was asked to dial into this conference, oldest first. */
  dials(): Promise<RecordedRequest[]> {
    return this.simulator.requests(`/Conferences/${this.sid}/Participants.json`, "POST");
  }

  /** What Twilio was asked to change about the conference itself, request by request. */
  async conferenceUpdates(): Promise<Record<string, string>[]> {
    return forms(await this.simulator.requests(`/Conferences/${this.sid}.json`, "POST"));
  }
}

const forms = (requests: RecordedRequest[]) => requests.map(({ form }) => Object.fromEntries(form));
