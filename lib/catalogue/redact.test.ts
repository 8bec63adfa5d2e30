import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact, SECRET } from "./redact";
import { samples } from "./testing/samples";

describe("what may be logged and stored", () => {
  it("is every value but the secrets", () => {
    const values = samples("createParticipant");
    expect(redact("createParticipant", values)).toEqual({
      ...values,
      sipAuthPassword: SECRET,
      callToken: SECRET,
      passports: SECRET,
    });
  });

  it("does not say that a secret was given when there was none", () => {
    expect(redact("createParticipant", { to: "+14155550123", callToken: undefined })).toEqual({
      to: "+14155550123",
    });
  });

  it("has no password that was written into an address", () => {
    const values = {
      to: "sip:ana:open@sesame@example.com?x-ticket=42",
      statusCallback: "https://ana:open@sesame@example.com/calls#rc=2",
      waitUrl: "https://example.com/a@b",
    };
    expect(redact("createParticipant", values)).toEqual({
      to: `sip:ana:${SECRET}@example.com?x-ticket=42`,
      statusCallback: `https://${SECRET}@example.com/calls#rc=2`,
      waitUrl: "https://example.com/a@b",
    });
  });

  it.each([
    [
      "https://example.com/twiml?token=abc&room=7#x",
      `https://example.com/twiml?token=${SECRET}&room=7#x`,
    ],
    ["https://example.com/?X-Amz-Signature=abc", `https://example.com/?X-Amz-Signature=${SECRET}`],
    [
      "sip:ana@example.com;password=abc?X-Auth-Token=def",
      `sip:ana@example.com;password=${SECRET}?X-Auth-Token=${SECRET}`,
    ],
    ["client:ana?apiKey=abc&name=Ana", `client:ana?apiKey=${SECRET}&name=Ana`],
    ["https://example.com/token=abc?room=7", "https://example.com/token=abc?room=7"],
  ])("has no token of an address: %s", (waitUrl, redacted) => {
    expect(redact("createParticipant", { waitUrl })).toEqual({ waitUrl: redacted });
  });

  it("leaves a text that is no address as it is", () => {
    const label = "Ana? key=7";
    expect(redact("createParticipant", { label })).toEqual({ label });
  });

  it("has nothing that the catalogue does not know, or not in this shape", () => {
    expect(
      redact("updateParticipant", {
        SipAuthPassword: "open",
        holdUrl: { sipAuthPassword: "open" },
      }),
    ).toEqual({
      SipAuthPassword: SECRET,
      holdUrl: SECRET,
    });
  });

  it("never holds a password, whatever else a browser sends", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (values, odd) => {
        const all = { ...values, sipAuthPassword: "open sesame", callToken: ["open sesame"] };
        expect(JSON.stringify(redact("createParticipant", all))).not.toContain("open sesame");
        redact("createParticipant", odd);
      }),
    );
  });
});
