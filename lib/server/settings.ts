import "server-only";
import type { Settings } from "@/lib/model/settings";
import { callbacksAddress } from "./callbacks/address";
import { lastSigned } from "./callbacks/signers";
import { clocks } from "./clocks";
import { type CallbackSecrets, environment } from "./env";

/** What this server was told at its start, and how that goes. Nothing of it is a secret. */
export async function readSettings(): Promise<Settings> {
  const env = environment();
  const signed = await lastSigned();
  const secrets = env.mode === "demo" ? { authToken: "the demo's" } : env;
  return {
    callbacks: env.mode === "demo" ? "in-process" : callbacksAddress(),
    secrets: namesOf(secrets).map((secret) => ({
      ...secret,
      lastSigned: signed.get(secret.name)?.toISOString() ?? null,
    })),
    clocks: await clocks(),
    twilio: env.mode === "demo" ? null : twilioOf(env.twilio),
  };
}

function namesOf({ authToken, nextAuthToken, webhookKeys = [] }: CallbackSecrets) {
  return [
    ...(authToken ? [{ name: "auth-token", what: "Auth token" }] : []),
    ...(nextAuthToken ? [{ name: "next-auth-token", what: "Next auth token" }] : []),
    ...webhookKeys.map(({ id, algorithm }) => ({
      name: id,
      what: `Shared key ${id}, ${algorithm === "HMAC_SHA256" ? "SHA-256" : "SHA-1"}`,
    })),
  ];
}

type Credentials = Extract<ReturnType<typeof environment>, { mode: "live" }>["twilio"];

function twilioOf({ accountSid, username, place, baseUrl }: Credentials): Settings["twilio"] {
  return {
    accountSid,
    signsInWith: username === accountSid ? "the auth token" : `the API key ${username}`,
    place: place ? `${place.region}, by the edge ${place.edge}` : "Twilio’s default",
    address: baseUrl ?? "https://api.twilio.com",
  };
}
