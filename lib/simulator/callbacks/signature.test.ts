import twilio from "twilio";
import { expect, it } from "vitest";
import type { Pair } from "../http/parameters";
import { signature, signedUrl } from "./signature";

type Form = Readonly<Record<string, string | readonly string[]>>;

const call: Form = {
  CallSid: "CA1234567890ABCDE",
  Caller: "+14158675309",
  Digits: "1234",
  From: "+14158675309",
  To: "+18005551212",
};
const otherCall: Form = { ...call, Caller: "+14158675310", From: "+14158675310" };

/** Twilio's own examples: of its documentation and of the tests of its Node SDK. */
const vectors: readonly (readonly [name: string, url: string, form: Form, signature: string])[] = [
  [
    "https post",
    "https://mycompany.com/myapp.php?foo=1&bar=2",
    call,
    "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
  ],
  [
    "http port 1234 kept",
    "http://mycompany.com:1234/myapp.php?foo=1&bar=2",
    call,
    "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
  ],
  [
    "https port 443 variant",
    "https://mycompany.com:443/myapp.php?foo=1&bar=2",
    call,
    "kvajT1Ptam85bY51eRf/AJRuM3w=",
  ],
  [
    "http port 80 variant",
    "http://mycompany.com:80/myapp.php?foo=1&bar=2",
    call,
    "0ZXoZLH/DfblKGATFgpif+LLRf4=",
  ],
  [
    "userinfo",
    "https://user:pass@mycompany.com/myapp.php?foo=1&bar=2",
    call,
    "CukzLTc1tT5dXEDIHm/tKBanW10=",
  ],
  [
    "user only",
    "https://user@mycompany.com/myapp.php?foo=1&bar=2",
    call,
    "2YRLlVAflCqxaNicjMpJcSTgzSs=",
  ],
  [
    "userinfo port 443",
    "https://user:pass@mycompany.com:443/myapp.php?foo=1&bar=2",
    call,
    "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=",
  ],
  [
    "special chars query",
    "https://mycompany.com/myapp.php?foo=1&bar=2&Body=It%27s+amazing",
    call,
    "TfZzewPq8wqrGlMfyAud8+/IvJ0=",
  ],
  [
    "array param",
    "https://mycompany.com/myapp.php?foo=1&bar=2",
    { "MessagingBinding.Address": ["+1325xxxxxxx", "+1415xxxxxxx"] },
    "83O6e2vORAoJHUNzJjDWN1jz+BA=",
  ],
  [
    "array multi",
    "https://mycompany.com/myapp.php?foo=1&bar=2",
    { Sid: "CA123", SidAccount: "AC123", Digits: ["5678", "1234", "1234"] },
    "IK+Dwps556ElfBT0I3Rgjkr1wJU=",
  ],
  [
    "json body",
    "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620",
    {},
    "a9nBmqA0ju/hNViExpshrM61xv4=",
  ],
  [
    "json empty object",
    "https://mycompany.com:443/myapp.php?foo=1&bar=2&bodySHA256=44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    {},
    "Ldidvp12m26NI7eqEvxnEpkd9Hc=",
  ],
  [
    "json only sha param",
    "https://mycompany.com/myapp.php?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620",
    {},
    "y77kIzt2vzLz71DgmJGsen2scGs=",
  ],
  [
    "docs example",
    "https://example.com/myapp.php?foo=1&bar=2",
    otherCall,
    "L/OH5YylLD5NRKLltdqwSvS0BnU=",
  ],
  [
    "docs example old",
    "https://mycompany.com/myapp.php?foo=1&bar=2",
    otherCall,
    "GvWf1cFY/Q7PnoempGyD5oXAezc=",
  ],
];

const pairs = (form: Form): Pair[] =>
  Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): Pair => [name, one]));

it.each(vectors)("signs as Twilio does: %s", (_name, url, form, expected) => {
  expect(signature("12345", url, pairs(form))).toBe(expected);
});

it.each([
  ["https://user:secret@example.com:8443/back?a=1#rc=2", "https://example.com/back?a=1"],
  ["http://user:secret@example.com:8080/back", "http://example.com:8080/back"],
])("signs %s without what Twilio leaves out", (url, expected) => {
  expect(signedUrl(url)).toBe(expected);
});

it("is believed by the official SDK", () => {
  const url = "https://example.com/back?room=1";
  const signed = signature("token", signedUrl(url), pairs(call));
  expect(twilio.validateRequest("token", signed, url, call)).toBe(true);
  expect(twilio.validateRequest("other", signed, url, call)).toBe(false);
});
