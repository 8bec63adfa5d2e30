import "server-only";
import { z } from "zod";
import { isLoopback } from "./own-address";
import { processWide } from "./process-wide";
import { proxiesOf } from "./proxies";
import { publicUrlProblem } from "./public-url";

const sid = (prefix: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);

/** What each variable should look like, in words: the sentence a person reads when it does not. */
const shapes = {
  BRIDGEBOARD_MODE: "live or demo",
  TWILIO_ACCOUNT_SID: "AC followed by 32 hexadecimal digits",
  TWILIO_AUTH_TOKEN: "32 characters, from the Twilio Console's home page",
  TWILIO_NEXT_AUTH_TOKEN: "the secondary auth token, 32 characters, before it is promoted",
  TWILIO_WEBHOOK_KEYS:
    "shared keys as id:algorithm:secret with commas between them, such as webhooks_sharedkey_01:HMAC_SHA256:the-secret",
  TWILIO_API_KEY: "SK followed by 32 hexadecimal digits",
  TWILIO_API_SECRET: "the secret that Twilio showed once, when the API key was made",
  TWILIO_REGION: "a Twilio region such as us1, ie1 or au1",
  TWILIO_EDGE: "a Twilio edge location such as ashburn, dublin or sydney",
  TWILIO_API_BASE_URL: "an http or https URL such as http://127.0.0.1:4010",
  TWILIO_READS_PER_MINUTE: "a whole number from 60 to 6000",
  PUBLIC_URL:
    "an http or https URL with nothing after its host and port, such as https://board.example.com",
  TRUSTED_PROXIES: "addresses or CIDR ranges with commas between them, such as 10.0.0.0/8,::1",
  DATABASE_URL: "a Postgres URL such as postgres://user:password@host:5432/bridgeboard",
  DATA_DIR: "a folder that Bridgeboard may write to",
  AUTH_SECRET: "at least 32 random characters, such as openssl rand -base64 32 prints",
  OIDC_ISSUER: "an https URL such as https://login.example.com (http only on this machine)",
  OIDC_CLIENT_ID: "the client id that your OpenID provider gave Bridgeboard",
  OIDC_CLIENT_SECRET: "the client secret that your OpenID provider gave Bridgeboard",
  OIDC_NAME: "your OpenID provider's name, as the sign-in button says it",
  RETENTION_DAYS: "a number of days, 1 or more",
  STREAMS_PER_PERSON: "a whole number from 1 to 10000",
  PORT: "a number from 1 to 65535",
  LOG_LEVEL: "one of fatal, error, warn, info, debug, trace, silent",
} as const;

type Variable = keyof typeof shapes;

/** What is wrong with a value, where its shape alone would leave people guessing. */
const causes: Partial<Record<Variable, (text: string) => string | null>> = {
  PUBLIC_URL: publicUrlProblem,
};

/** As many streams as one person has if nobody says: in a demo everybody in the audience is the same one. */
const streams = { live: 8, demo: 1000 };

/** What signs sessions has at least so many characters. */
export const SHORTEST_SECRET = 32;

const url = z.url({ protocol: /^https?$/ });
const isSafe = (text: string) =>
  text.startsWith("https:") || (URL.canParse(text) && isLoopback(new URL(text).host));
const word = z.string().regex(/^[a-z0-9-]+$/);

/** Shared keys as they stand in the environment; null where one is malformed, or there twice. */
function webhookKeysOf(text: string): WebhookKey[] | null {
  const keys = text.split(",").map((one) => webhookKey.exec(one.trim())?.groups);
  const read = keys.flatMap((key) => (key ? [key as unknown as WebhookKey] : []));
  const ids = new Set(read.map(({ id }) => id));
  return read.length === keys.length && ids.size === keys.length ? read : null;
}

const webhookKey =
  /^(?<id>webhooks_sharedkey_\w+):(?<algorithm>HMAC_SHA1|HMAC_SHA256):(?<secret>\S+)$/;

const schema = z.object({
  BRIDGEBOARD_MODE: z.enum(["live", "demo"]).default("live"),
  TWILIO_ACCOUNT_SID: z.string().regex(sid("AC")).optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_NEXT_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_WEBHOOK_KEYS: z
    .string()
    .transform(webhookKeysOf)
    .refine((keys) => keys !== null)
    .optional(),
  TWILIO_API_KEY: z.string().regex(sid("SK")).optional(),
  TWILIO_API_SECRET: z.string().min(1).optional(),
  TWILIO_REGION: word.optional(),
  TWILIO_EDGE: word.optional(),
  TWILIO_API_BASE_URL: url.regex(/^[^@?#]+$/).optional(),
  TWILIO_READS_PER_MINUTE: z.coerce.number().int().min(60).max(6000).default(600),
  // Kept as browsers write it: in small letters, without the port that goes without saying.
  PUBLIC_URL: z
    .string()
    .refine((text) => publicUrlProblem(text) === null)
    .transform((text) => new URL(text).origin)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine((text) => proxiesOf(text) !== null)
    .optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: z.string().min(SHORTEST_SECRET).optional(),
  OIDC_ISSUER: url.refine(isSafe).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40).default("single sign-on"),
  RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
  STREAMS_PER_PERSON: z.coerce.number().int().min(1).max(10_000).optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** A shared key of the account's Webhooks configuration, by which Twilio signs what a rule says. */
export interface WebhookKey {
  id: string;
  algorithm: "HMAC_SHA1" | "HMAC_SHA256";
  secret: string;
}

/** What Twilio may sign its callbacks with, whatever the gateway signs in with. */
export interface CallbackSecrets {
  authToken?: string | undefined;
  /** The secondary auth token, which takes the place of the other when it is promoted. */
  nextAuthToken?: string | undefined;
  webhookKeys?: readonly WebhookKey[] | undefined;
}

/** How the gateway signs in at Twilio: an API key where there is one, else the auth token. */
export interface TwilioCredentials {
  accountSid: string;
  username: string;
  password: string;
  /** Where the account's data is, and by which edge it is reached: Twilio takes both, or neither. */
  place?: { region: string; edge: string } | undefined;
  baseUrl?: string | undefined;
}

/** Where else people can prove who they are. */
export interface OpenIdProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

/** What Bridgeboard was told at start. Demo mode has no credentials at all. */
export type Environment = {
  /** The origin that people open, such as https://board.example.com. */
  publicUrl?: string | undefined;
  /** Whose word counts about where a request comes from; none: the proxy of this machine. */
  trustedProxies?: string | undefined;
  /** None: the database is embedded, in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** None: one is made and kept beside the embedded database. */
  authSecret?: string | undefined;
  openId?: OpenIdProvider | undefined;
  /** How many days the record is kept; none: for ever. */
  retentionDays?: number | undefined;
  /** As many live streams as one person may have at once on an instance. */
  streamsPerPerson: number;
  port: number;
  logLevel: z.infer<typeof schema>["LOG_LEVEL"];
} & ({ mode: "demo" } | LiveMode);

/** Without anything that Twilio signs with there are no callbacks. */
interface LiveMode extends CallbackSecrets {
  mode: "live";
  twilio: TwilioCredentials;
  /** As many reads as all instances on one database may make at Twilio in a minute. */
  readsPerMinute: number;
}

/** A variable is missing or malformed; the message is the sentence to print. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

const HELP = "See .env.example, or try Bridgeboard without an account: npm run demo";

function missing(name: Variable): never {
  throw new EnvironmentError(`${name} is not set: it should be ${shapes[name]}. ${HELP}`);
}

/**
 * Reads and checks the environment, once, at start. A demo asks nobody's account for anything, so
 * nothing of Twilio's is read for it.
 * @throws EnvironmentError naming the first variable that is missing or malformed and its shape;
 *   the value itself is never repeated, because it may be a secret.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const demo = source["BRIDGEBOARD_MODE"]?.trim() === "demo";
  const wanted = Object.keys(shapes).filter((name) => !(demo && isOfLiveMode(name)));
  const given = Object.fromEntries(wanted.map((name) => [name, source[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as Variable;
    const cause = causes[name]?.(given[name] ?? "");
    const sentences = [`${name} is malformed: it should be ${shapes[name]}.`, cause, HELP];
    throw new EnvironmentError(sentences.filter(Boolean).join(" "));
  }
  const env = parsed.data;
  const shared = {
    publicUrl: env.PUBLIC_URL,
    trustedProxies: env.TRUSTED_PROXIES,
    streamsPerPerson: env.STREAMS_PER_PERSON ?? streams[env.BRIDGEBOARD_MODE],
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    dataDir: env.DATA_DIR,
  };
  if (env.BRIDGEBOARD_MODE === "demo") return { mode: "demo", ...shared };

  const accountSid = env.TWILIO_ACCOUNT_SID ?? missing("TWILIO_ACCOUNT_SID");
  if (env.TWILIO_API_KEY && !env.TWILIO_API_SECRET) missing("TWILIO_API_SECRET");
  if (env.TWILIO_API_SECRET && !env.TWILIO_API_KEY) missing("TWILIO_API_KEY");
  const username = env.TWILIO_API_KEY ?? accountSid;
  const password = env.TWILIO_API_SECRET ?? env.TWILIO_AUTH_TOKEN ?? missing("TWILIO_AUTH_TOKEN");
  // Instances that share a database share their people's sessions.
  if (env.DATABASE_URL && !env.AUTH_SECRET) missing("AUTH_SECRET");
  return {
    mode: "live",
    ...shared,
    databaseUrl: env.DATABASE_URL,
    authSecret: env.AUTH_SECRET,
    retentionDays: env.RETENTION_DAYS,
    openId: openIdOf(env),
    authToken: env.TWILIO_AUTH_TOKEN,
    nextAuthToken: env.TWILIO_NEXT_AUTH_TOKEN,
    webhookKeys: env.TWILIO_WEBHOOK_KEYS ?? undefined,
    twilio: {
      accountSid,
      username,
      password,
      place: placeOf(env),
      baseUrl: env.TWILIO_API_BASE_URL,
    },
    readsPerMinute: env.TWILIO_READS_PER_MINUTE,
  };
}

/** A demo has nobody's account, and nobody's people or record. */
function isOfLiveMode(name: string): boolean {
  return /^(TWILIO|OIDC|DATABASE|AUTH|RETENTION)_/.test(name);
}

/**
 * Twilio's hosts that name a region alone ended on 28 April 2026, and an edge alone means the region us1
 * (Twilio changelog, 2026-02-04; Twilio docs: Global infrastructure).
 */
function placeOf({ TWILIO_REGION: region, TWILIO_EDGE: edge }: z.infer<typeof schema>) {
  if (region && edge) return { region, edge };
  if (!region && !edge) return undefined;
  const [given, lacking] = region
    ? ["TWILIO_REGION", "TWILIO_EDGE"]
    : ["TWILIO_EDGE", "TWILIO_REGION"];
  throw new EnvironmentError(
    `${given} is set without ${lacking}: Twilio needs both, such as TWILIO_REGION=ie1 with TWILIO_EDGE=dublin, or neither. ${HELP}`,
  );
}

function openIdOf(env: z.infer<typeof schema>): OpenIdProvider | undefined {
  if (!env.OIDC_ISSUER) return undefined;
  return {
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID ?? missing("OIDC_CLIENT_ID"),
    clientSecret: env.OIDC_CLIENT_SECRET ?? missing("OIDC_CLIENT_SECRET"),
    name: env.OIDC_NAME,
  };
}

/** The environment of this process, read at the first use and never again. */
export const environment = processWide("environment", () => readEnvironment(process.env));
