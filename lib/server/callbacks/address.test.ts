import { beforeEach, expect, it } from "vitest";
import { environment } from "../env";
import { boot } from "../testing/process";
import { callbackAccount, callbacksAddress } from "./address";

const PATH = "/api/twilio/callbacks";
const twilio = { accountSid: "AC1", username: "AC1", password: "p" };
const simulated = { ...twilio, baseUrl: "http://127.0.0.1:4010" };
const live = { mode: "live", authToken: "t", twilio } as const;
const board = "https://board.example.com";
const key = { id: "webhooks_sharedkey_1", algorithm: "HMAC_SHA256", secret: "s" } as const;

beforeEach(() => void boot());

it.each([
  [{ ...live, publicUrl: board }, { base: board + PATH }],
  [{ ...live, publicUrl: `${board}:8443` }, { base: `${board}:8443${PATH}` }],
  [{ ...live, publicUrl: undefined }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: board, authToken: undefined }, { missing: "TWILIO_AUTH_TOKEN" }],
  [{ ...live, publicUrl: board, authToken: undefined, webhookKeys: [key] }, { base: board + PATH }],
  [{ ...live, publicUrl: "https://my_board.example.com" }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: "http://localhost:3000" }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: "http://127.0.0.1:3000" }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: "http://192.168.1.20:3000" }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: "http://[fd12::1]:3000" }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: "https://board.local" }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: "https://board.internal" }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: "http://board" }, { missing: "PUBLIC_URL" }],
  [{ ...live, publicUrl: "http://8.8.8.8:3000" }, { base: `http://8.8.8.8:3000${PATH}` }],
  [
    { ...live, publicUrl: "http://127.0.0.1:3000", twilio: simulated },
    { base: `http://127.0.0.1:3000${PATH}` },
  ],
  [{ mode: "demo", publicUrl: board }, { base: `http://demo.invalid${PATH}` }],
] as const)("with %o Twilio calls back at %o", (settings, address) => {
  Object.assign(environment(), settings);
  expect(callbacksAddress()).toEqual(address);
});

it("believes nobody over the network where there is a demo, or nothing to check by", () => {
  Object.assign(environment(), { ...live, publicUrl: board });
  expect(callbackAccount()).toEqual({ accountSid: "AC1", authToken: "t", origin: board });
  for (const less of [{ mode: "demo" }, { mode: "live", authToken: undefined }]) {
    Object.assign(environment(), less);
    expect(callbackAccount()).toBeNull();
  }
});
