/** How patiently a callback is delivered (Twilio docs: Connection overrides). Times in milliseconds. */
export interface Overrides {
  /** `ct`: for the connection. */
  readonly connectTimeout: number;
  /** `rt`: for the answer. */
  readonly readTimeout: number;
  /** `tt`: for all attempts together. */
  readonly totalTime: number;
  /** `rc`: attempts after the first. */
  readonly retryCount: number;
  /** `rp`: what is worth another attempt. */
  readonly retryPolicy: ReadonlySet<RetryReason>;
}

export type RetryReason = "4xx" | "5xx" | "ct" | "rt";

const reasons: readonly RetryReason[] = ["4xx", "5xx", "ct", "rt"];

/**
 * Reads the overrides that stand in an address's fragment: `https://…/back#rc=3&rp=5xx,ct`.
 * Inferred: a value outside its range counts as the default.
 * @returns `problem` set when the retry policy makes no sense, which Twilio reports as 11243
 */
export function readOverrides(url: string): { overrides: Overrides; problem: string | null } {
  const given = new URLSearchParams(new URL(url).hash.slice(1));
  const number = (name: string, [min, max]: readonly [number, number], fallback: number) => {
    const text = given.get(name) ?? "";
    const value = /^\d+$/.test(text) ? Number(text) : fallback;
    return value >= min && value <= max ? value : fallback;
  };
  const { retryPolicy, problem } = readPolicy(given.get("rp"));
  return {
    overrides: {
      connectTimeout: number("ct", [100, 10_000], 5_000),
      readTimeout: number("rt", [100, 15_000], 15_000),
      totalTime: number("tt", [100, 15_000], 15_000),
      retryCount: number("rc", [0, 5], 1),
      retryPolicy,
    },
    problem,
  };
}

/** Twilio's default is to try again only when there was no connection. */
function readPolicy(text: string | null) {
  const usual: ReadonlySet<RetryReason> = new Set(["ct"]);
  if (text === null) return { retryPolicy: usual, problem: null };
  const words = text.split(",");
  if (words.includes("all")) return { retryPolicy: new Set(reasons), problem: null };
  const known = reasons.filter((reason) => words.includes(reason));
  if (known.length === new Set(words).size) return { retryPolicy: new Set(known), problem: null };
  return { retryPolicy: usual, problem: `rp=${text} has more than 4xx, 5xx, ct, rt and all` };
}
