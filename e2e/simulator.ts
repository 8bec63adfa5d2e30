import type { ConferenceSpec, FaultRule, RecordedRequest } from "@/lib/simulator/control";
import { simulatorAccount } from "./simulator-account";

type Seeded = { conferenceSid: string; participants: { label: string | null; callSid: string }[] };
type FarParty = "answer" | "busy" | "no-answer" | "fail" | "hang-up";

/** The simulator as a story uses it: it sets the scene, plays the far party, and says what it received. */
export class Simulator {
  constructor(private readonly url: string) {}

  /** A conference with people in it. Its name is made unique, so that stories do not meet. */
  async conference(spec: ConferenceSpec): Promise<Scene> {
    const friendlyName = `${spec.friendlyName} ${Math.random().toString(36).slice(2, 8)}`;
    const seeded = await this.ask<Seeded>("POST", "conferences", { ...spec, friendlyName });
    return new Scene(this, friendlyName, seeded);
  }

  /** Requests whose path has this in it, oldest first. */
  requests(path: string, method?: string): Promise<RecordedRequest[]> {
    const query = new URLSearchParams({ path, ...(method && { method }) });
    return this.ask("GET", `requests?${query}`);
  }

  async fault(rule: FaultRule): Promise<void> {
    await this.ask("POST", "faults", rule);
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

  callSid(label: string): string {
    const found = this.seeded.participants.find((participant) => participant.label === label);
    if (!found) throw new Error(`Nobody is called ${label} here.`);
    return found.callSid;
  }

  /** What Twilio was asked to change about a participant, request by request, as sent. */
  async updates(label: string): Promise<Record<string, string>[]> {
    return this.forms(`/Participants/${this.callSid(label)}.json`, "POST");
  }

  /** What Twilio was asked to dial into this conference, request by request, with every pair as sent. */
  async dials(): Promise<[string, string][][]> {
    const requests = await this.simulator.requests(`${this.sid}/Participants.json`, "POST");
    return requests.map(({ form }) => form);
  }

  /** What Twilio was asked to change about the conference itself. */
  async conferenceUpdates(): Promise<Record<string, string>[]> {
    return this.forms(`/Conferences/${this.sid}.json`, "POST");
  }

  async removals(label: string): Promise<number> {
    const path = `/Participants/${this.callSid(label)}.json`;
    return (await this.simulator.requests(path, "DELETE")).length;
  }

  private async forms(path: string, method: string): Promise<Record<string, string>[]> {
    const requests = await this.simulator.requests(path, method);
    return requests.map(({ form }) => Object.fromEntries(form));
  }
}
