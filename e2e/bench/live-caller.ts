import type { ConferenceEvent } from "@/lib/model/callback";
import { signature } from "@/lib/simulator/callbacks/signature";
import type { Scene } from "../simulator";
import { simulatorAccount } from "../simulator-account";

/** A callback that the board has answered. Times are in milliseconds, on this machine's clock. */
export interface Called {
  sequence: number;
  /** 204 where it is on record. */
  status: number;
  /** Since 1970, with its fractions. */
  sentAt: number;
  /** Until the board had answered. */
  took: number;
}

/** Twilio, as far as it calls a board back about one conference that calls back nowhere else. */
export class LiveCaller {
  private sequence = 0;
  private readonly url: string;

  constructor(
    boardUrl: string,
    private readonly scene: Scene,
  ) {
    this.url = `${boardUrl}/api/twilio/callbacks/conference`;
  }

  /** Tells what has happened to a participant. */
  async call(event: ConferenceEvent, callSid: string, muted: boolean): Promise<Called> {
    const { accountSid, authToken } = simulatorAccount;
    this.sequence += 1;
    const { sequence } = this;
    const pairs: [string, string][] = [
      ["AccountSid", accountSid],
      ["ConferenceSid", this.scene.sid],
      ["FriendlyName", this.scene.name],
      ["StatusCallbackEvent", event],
      ["SequenceNumber", String(sequence)],
      ["Timestamp", new Date().toUTCString().replace("GMT", "+0000")],
      ["CallSid", callSid],
      ["Muted", String(muted)],
      ["Hold", "false"],
      ["Coaching", "false"],
      ["StartConferenceOnEnter", "true"],
      ["EndConferenceOnExit", "false"],
    ];
    const headers = { "X-Twilio-Signature": signature(authToken, this.url, pairs) };
    const sentAt = now();
    const body = new URLSearchParams(pairs);
    const { status } = await fetch(this.url, { method: "POST", headers, body });
    return { sequence, status, sentAt, took: now() - sentAt };
  }
}

/** Milliseconds since 1970, with their fractions: as finely as a page tells its own. */
export const now = () => performance.timeOrigin + performance.now();
