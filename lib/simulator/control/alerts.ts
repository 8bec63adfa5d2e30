import type { Clock } from "../clock";

/** Titles from Twilio's error dictionary, for what goes wrong at a customer's own server. */
const titles: Record<number, string> = {
  11200: "HTTP retrieval failure",
  11201: "TCP connection timed out",
  11202: "TCP connection refused",
  11203: "HTTP communication total time out triggered",
  11205: "HTTP connection failure",
  11210: "HTTP bad host name",
  11215: "HTTP too many redirects",
  11243: "HTTP retry policy is invalid",
  15003: "Call Progress: Warning Response to Callback URL",
  16011: "Conference Event: Error Response to Callback URL",
};

/** What Twilio's debugger would show: something went wrong where no answer could say so. */
export interface Alert {
  readonly id: number;
  /** Milliseconds since 1970, on the simulator's clock. */
  readonly at: number;
  readonly code: number;
  readonly level: "error" | "warning";
  /** The title that Twilio's error dictionary has for the code. */
  readonly message: string;
  /** The call or conference that it concerns. */
  readonly resourceSid: string | null;
  /** The address that was asked, if one was. */
  readonly url: string | null;
  /** What was wrong, in our words. */
  readonly detail: string;
}

export type AlertSpec = Pick<Alert, "code" | "detail"> &
  Partial<Pick<Alert, "level" | "message" | "resourceSid" | "url">>;

export interface Alerts {
  raise(alert: AlertSpec): void;
  /** Newest last; the last 1,000 are kept. */
  list(filter?: { code?: number; resourceSid?: string }): Alert[];
  clear(): void;
}

const KEPT = 1_000;

export function createAlerts(clock: Clock): Alerts {
  let alerts: Alert[] = [];
  let raised = 0;
  return {
    raise({ code, detail, level = "error", message, resourceSid = null, url = null }) {
      const title = message ?? titles[code] ?? `Error ${code}`;
      const at = clock.now();
      alerts.push({ id: ++raised, at, code, level, message: title, resourceSid, url, detail });
      if (alerts.length >= KEPT * 2) alerts = alerts.slice(-KEPT);
    },
    list: ({ code, resourceSid } = {}) =>
      alerts
        .slice(-KEPT)
        .filter((alert) => code === undefined || alert.code === code)
        .filter((alert) => resourceSid === undefined || alert.resourceSid === resourceSid),
    clear() {
      alerts = [];
    },
  };
}
