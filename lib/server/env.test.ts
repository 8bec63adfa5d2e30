import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment } from "./env";

const sid = (prefix: string) => prefix + "0123456789abcdef".repeat(2);
const account = { TWILIO_ACCOUNT_SID: sid("AC"), TWILIO_AUTH_TOKEN: "f".repeat(32) };
const apiKey = { TWILIO_API_KEY: sid("SK"), TWILIO_API_SECRET: "k".repeat(32) };

type Source = Record<string, string | undefined>;

function sentence(source: Source): string {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  throw new Error("It was accepted");
}

describe("a live board", () => {
  it("needs an account SID and its auth token", () => {
    expect(readEnvironment(account)).toEqual({
      mode: "live",
      streamsPerPerson: 8,
      port: 3000,
      logLevel: "info",
      publicUrl: undefined,
      dataDir: ".data",
      databaseUrl: undefined,
      authSecret: undefined,
      openId: undefined,
      retentionDays: undefined,
      authToken: "f".repeat(32),
      readsPerMinute: 600,
      twilio: {
        accountSid: sid("AC"),
        username: sid("AC"),
        password: "f".repeat(32),
        region: undefined,
        edge: undefined,
        baseUrl: undefined,
      },
    });
  });

  it("signs in with an API key where there is one", () => {
    const { TWILIO_ACCOUNT_SID } = account;
    for (const source of [
      { TWILIO_ACCOUNT_SID, ...apiKey },
      { ...account, ...apiKey },
    ]) {
      expect(readEnvironment(source)).toMatchObject({
        twilio: { accountSid: sid("AC"), username: sid("SK"), password: "k".repeat(32) },
      });
    }
  });

  it("keeps the auth token beside an API key, for what Twilio signs", () => {
    const { TWILIO_ACCOUNT_SID } = account;
    const both = readEnvironment({ ...account, ...apiKey });
    expect(both).toMatchObject({ authToken: "f".repeat(32) });
    const keyAlone = readEnvironment({ TWILIO_ACCOUNT_SID, ...apiKey });
    expect(keyAlone).toMatchObject({ authToken: undefined });
  });

  it("has all that Twilio may sign with", () => {
    const source = {
      ...account,
      TWILIO_NEXT_AUTH_TOKEN: "n".repeat(32),
      TWILIO_WEBHOOK_KEYS:
        "webhooks_sharedkey_01:HMAC_SHA256:s3cret:with:colons, webhooks_sharedkey_02:HMAC_SHA1:b",
    };
    expect(readEnvironment(source)).toMatchObject({
      authToken: account.TWILIO_AUTH_TOKEN,
      nextAuthToken: "n".repeat(32),
      webhookKeys: [
        { id: "webhooks_sharedkey_01", algorithm: "HMAC_SHA256", secret: "s3cret:with:colons" },
        { id: "webhooks_sharedkey_02", algorithm: "HMAC_SHA1", secret: "b" },
      ],
    });
  });

  it("takes everything else that is documented", () => {
    const source = {
      ...account,
      BRIDGEBOARD_MODE: "live",
      TWILIO_REGION: "ie1",
      TWILIO_EDGE: "dublin",
      TWILIO_API_BASE_URL: "http://127.0.0.1:4010",
      TWILIO_READS_PER_MINUTE: "1200",
      PUBLIC_URL: "https://board.example.com",
      TRUSTED_PROXIES: "10.0.0.0/8, ::1",
      STREAMS_PER_PERSON: "20",
      PORT: "8080",
      LOG_LEVEL: "debug",
    };
    expect(readEnvironment(source)).toMatchObject({
      mode: "live",
      streamsPerPerson: 20,
      port: 8080,
      logLevel: "debug",
      publicUrl: "https://board.example.com",
      trustedProxies: "10.0.0.0/8, ::1",
      readsPerMinute: 1200,
      twilio: {
        place: { region: "ie1", edge: "dublin" },
        baseUrl: "http://127.0.0.1:4010",
      },
    });
  });

  it.each([
    ["HTTPS://Board.Example.com/", "https://board.example.com"],
    ["https://board.example.com:443", "https://board.example.com"],
    [" https://board.example.com/ ", "https://board.example.com"],
    ["https://board.example.com:8443/", "https://board.example.com:8443"],
    ["http://board.example.com:80", "http://board.example.com"],
    ["http://board", "http://board"],
    ["http://192.168.1.20:3000", "http://192.168.1.20:3000"],
    ["http://[::1]:3000/", "http://[::1]:3000"],
    ["http://[2001:DB8::1]", "http://[2001:db8::1]"],
    ["https://Bücher.example", "https://xn--bcher-kva.example"],
    ["https://my_board.example.com", "https://my_board.example.com"],
    ["", undefined],
    ["  ", undefined],
  ])("with PUBLIC_URL=%s is published at %s", (PUBLIC_URL, published) => {
    expect(readEnvironment({ ...account, PUBLIC_URL }).publicUrl).toBe(published);
  });

  it.each([
    ["https://example.com/board", "It has a path."],
    ["https://example.com/hunter2/", "It has a path."],
    ["https://example.com//", "It has a path."],
    ["https://example.com/?team=hunter2", "It has a query."],
    ["https://example.com?hunter2", "It has a query."],
    ["https://example.com/#hunter2", "It has a fragment."],
    ["https://ana:hunter2@example.com", "It has a user name or a password"],
    ["https://hunter2@example.com", "It has a user name or a password"],
    ["hunter2.example.com", "It starts with neither https:// nor http://."],
    ["localhost:3000", "It starts with neither"],
    ["//hunter2.example.com", "It starts with neither"],
    ["https:hunter2.example.com", "It starts with neither"],
    ["ftp://hunter2.example.com", "It starts with neither"],
    ["wss://hunter2.example.com", "It starts with neither"],
    ['"https://hunter2.example.com"', "It starts with neither"],
    ["https://", "It cannot be read as a URL."],
    ["https://hunter2 example.com", "It cannot be read as a URL."],
    ["https://hunter2.example.com:99999", "It cannot be read as a URL."],
    ["https://<hunter2>", "It cannot be read as a URL."],
    ["https://{{hunter2}}", "Browsers cannot open this host name."],
    ["https://*.hunter2.example", "Browsers cannot open this host name."],
    ["https://hunter2.example,https://b.example", "Browsers cannot open this host name."],
  ])("does not start with PUBLIC_URL=%s, and says why", (PUBLIC_URL, cause) => {
    const said = sentence({ ...account, PUBLIC_URL });
    expect(said).toMatch(
      /^PUBLIC_URL is malformed: it should be an http or https URL with nothing/,
    );
    expect(said).toContain(cause);
    expect(said).not.toContain("hunter2");
  });

  it("passes over spaces, empty variables and those of others", () => {
    const padded = { TWILIO_ACCOUNT_SID: ` ${sid("AC")}\n`, TWILIO_AUTH_TOKEN: " token " };
    const source = { ...padded, TWILIO_REGION: "", PORT: "  ", HOME: "/root" };
    expect(readEnvironment(source)).toMatchObject({
      port: 3000,
      twilio: { accountSid: sid("AC"), password: "token", place: undefined },
    });
  });

  it.each<[string, Source]>([
    ["TWILIO_ACCOUNT_SID", {}],
    ["TWILIO_ACCOUNT_SID", { ...apiKey }],
    ["TWILIO_AUTH_TOKEN", { TWILIO_ACCOUNT_SID: sid("AC") }],
    ["TWILIO_API_SECRET", { ...account, TWILIO_API_KEY: sid("SK") }],
    ["TWILIO_API_KEY", { ...account, TWILIO_API_SECRET: "k" }],
  ])("says that %s is missing, and how to do without an account", (name, source) => {
    expect(sentence(source)).toMatch(new RegExp(`^${name} is not set: it should be .*[.] `));
    expect(sentence(source)).toContain("npm run demo");
  });
});

describe("a malformed variable", () => {
  const never = "hunter2!";
  it.each<[string, string, string]>([
    ["BRIDGEBOARD_MODE", never, "live or demo"],
    ["TWILIO_ACCOUNT_SID", never, "AC followed by 32 hexadecimal digits"],
    ["TWILIO_ACCOUNT_SID", sid("SK"), "AC followed by 32 hexadecimal digits"],
    ["TWILIO_ACCOUNT_SID", `${sid("AC")}0`, "AC followed by 32 hexadecimal digits"],
    ["TWILIO_API_KEY", sid("AC"), "SK followed by 32 hexadecimal digits"],
    ["TWILIO_WEBHOOK_KEYS", "hunter2", "shared keys as id:algorithm:secret"],
    ["TWILIO_WEBHOOK_KEYS", "webhooks_sharedkey_1:HMAC_MD5:hunter2", "shared keys as id"],
    ["TWILIO_WEBHOOK_KEYS", "webhooks_sharedkey_1:HMAC_SHA1:", "shared keys as id"],
    ["TWILIO_WEBHOOK_KEYS", "key_1:HMAC_SHA1:hunter2", "shared keys as id"],
    [
      "TWILIO_WEBHOOK_KEYS",
      "webhooks_sharedkey_1:HMAC_SHA1:hunter2,webhooks_sharedkey_1:HMAC_SHA1:b",
      "shared keys as id",
    ],
    ["TWILIO_REGION", never, "a Twilio region such as us1"],
    ["TWILIO_EDGE", "hunter2.ie1", "a Twilio edge location such as ashburn"],
    ["TWILIO_API_BASE_URL", never, "an http or https URL"],
    ["TWILIO_API_BASE_URL", "ftp://hunter2", "an http or https URL"],
    ["TWILIO_API_BASE_URL", "https://user:hunter2@127.0.0.1", "an http or https URL"],
    ["TWILIO_API_BASE_URL", "https://127.0.0.1/?a=hunter2", "an http or https URL"],
    ["TWILIO_READS_PER_MINUTE", "59", "a whole number from 60 to 6000"],
    ["TWILIO_READS_PER_MINUTE", "6001", "a whole number from 60 to 6000"],
    ["TWILIO_READS_PER_MINUTE", "99.5", "a whole number from 60 to 6000"],
    ["TWILIO_READS_PER_MINUTE", never, "a whole number from 60 to 6000"],
    ["PUBLIC_URL", "hunter2.example.com", "an http or https URL"],
    ["OIDC_ISSUER", "hunter2.example.com", "an https URL"],
    ["TRUSTED_PROXIES", "hunter2.example.com", "addresses or CIDR ranges"],
    ["TRUSTED_PROXIES", "10.0.0.0/8;hunter2", "addresses or CIDR ranges"],
    ["STREAMS_PER_PERSON", "0", "a whole number from 1 to 10000"],
    ["STREAMS_PER_PERSON", "hunter2", "a whole number from 1 to 10000"],
    ["PORT", "0", "a number from 1 to 65535"],
    ["PORT", "65536", "a number from 1 to 65535"],
    ["PORT", "3000.5", "a number from 1 to 65535"],
    ["PORT", never, "a number from 1 to 65535"],
    ["LOG_LEVEL", "loud", "one of fatal, error, warn"],
  ])("%s=%s names itself and its shape, never its value", (name, value, shape) => {
    const said = sentence({ ...account, [name]: value });
    expect(said.startsWith(`${name} is malformed: it should be ${shape}`)).toBe(true);
    expect(said).not.toContain("hunter2");
    expect(said).not.toContain(account.TWILIO_AUTH_TOKEN);
  });
});

describe("a demo", () => {
  it("needs nothing", () => {
    expect(readEnvironment({ BRIDGEBOARD_MODE: "demo" })).toEqual({
      mode: "demo",
      streamsPerPerson: 1000,
      port: 3000,
      logLevel: "info",
      publicUrl: undefined,
      dataDir: ".data",
    });
  });

  it.each([
    ["TWILIO_REGION", "ie1", "TWILIO_EDGE"],
    ["TWILIO_REGION", "us1", "TWILIO_EDGE"],
    ["TWILIO_EDGE", "dublin", "TWILIO_REGION"],
    ["TWILIO_EDGE", "ashburn", "TWILIO_REGION"],
  ])("refuses %s=%s alone, and names the pair", (given, value, lacking) => {
    for (const other of [undefined, "", " "]) {
      expect(sentence({ ...account, [given]: value, [lacking]: other })).toMatch(
        new RegExp(
          `^${given} is set without ${lacking}: .*TWILIO_REGION=ie1 with TWILIO_EDGE=dublin`,
        ),
      );
    }
  });

  it("has nothing of an account that happens to be set, not even its mistakes", () => {
    const source = { ...account, ...apiKey, TWILIO_REGION: "!", BRIDGEBOARD_MODE: " demo " };
    expect(readEnvironment(source)).toEqual(readEnvironment({ BRIDGEBOARD_MODE: "demo" }));
  });

  it("still refuses what is malformed of its own", () => {
    expect(sentence({ BRIDGEBOARD_MODE: "demo", PORT: "x" })).toContain("PORT is malformed");
  });
});
