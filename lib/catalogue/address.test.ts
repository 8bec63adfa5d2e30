import { describe, expect, it } from "vitest";
import { check, isOptionsOf } from "./check";

const phones = { to: "+14155550123", from: "+14155550100" };

/** What is said about an address that Twilio is to call, and how loud. */
function said(conferenceStatusCallback: string): string[] {
  const values = { ...phones, conferenceStatusCallback };
  return check("createParticipant", values).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
}

describe("a URL that Twilio takes and cannot use", () => {
  it.each([
    ["http://localhost/hook", "localhost is a local address"],
    ["http://LOCALHOST:3000/hook", "localhost is a local address"],
    ["https://board.localhost", "board.localhost is a local address"],
    ["http://127.0.0.1:3000/", "127.0.0.1 is a local address"],
    ["http://127.1/", "127.0.0.1 is a local address"],
    ["http://2130706433/", "127.0.0.1 is a local address"],
    ["http://0.0.0.0:8080", "0.0.0.0 is a local address"],
    ["http://10.1.2.3/hook", "10.1.2.3 is a local address"],
    ["http://172.16.0.1/", "172.16.0.1 is a local address"],
    ["http://172.31.255.255/", "172.31.255.255 is a local address"],
    ["https://192.168.1.20/", "192.168.1.20 is a local address"],
    ["http://100.64.0.1/", "100.64.0.1 is a local address"],
    ["http://169.254.169.254/", "169.254.169.254 is a local address"],
    ["http://203.0.113.9/", "203.0.113.9 is a local address"],
    ["http://[::1]:3000/", "[::1] is a local address"],
    ["http://[fd12:3456::1]/", "[fd12:3456::1] is a local address"],
    ["http://[fe80::1]/", "[fe80::1] is a local address"],
    ["http://[::ffff:192.168.0.1]/", "is a local address"],
    ["https://office.local/hook", "office.local is a local address"],
    ["https://office.local./hook", "office.local. is a local address"],
    ["https://nas.lan", "nas.lan is a local address"],
    ["http://gateway.internal", "gateway.internal is a local address"],
    ["http://printer.home.arpa", "printer.home.arpa is a local address"],
    ["http://hooks/twilio", "hooks is a local address"],
    ["https://crm.test", "crm.test is a local address"],
    ["https://my_host.example.com/hook", "my_host.example.com has an underscore"],
    ["https://https://example.com/hook", "This URL has its scheme twice"],
    ["https://example.com/%SPACE%", "“%SPACE%” looks like a placeholder"],
    ["https://example.com/{{path}}", "“{{path}}” looks like a placeholder"],
    ["https://{{host}}/hook", "“{{host}}” looks like a placeholder"],
    // oxlint-disable-next-line no-template-curly-in-string -- what somebody forgot to fill in
    ["https://${HOST}/hook", "“${HOST}” looks like a placeholder"],
    ["https://example.com/{id}", "“{id}” looks like a placeholder"],
    ["https://example.com/<your-id>", "“<your-id>” looks like a placeholder"],
    ["https://example.com/[id]", "“[id]” looks like a placeholder"],
    ["https://your-domain.com/hook", "“your-domain” looks like a placeholder"],
    ["https://YOUR_DOMAIN/hook", "“YOUR_DOMAIN” looks like a placeholder"],
    ["https://example.com/?rate=100%", "This URL has a % that encodes nothing"],
    ["https://example.com/%ADDRESS%", "This URL has a % that encodes nothing"],
  ])("%s draws a warning, and may be sent", (url, words) => {
    expect(said(url)).toEqual([expect.stringMatching(/^notice: /)]);
    expect(said(url)[0]).toContain(words);
    expect(isOptionsOf("createParticipant", { ...phones, conferenceStatusCallback: url })).toBe(
      true,
    );
  });
});

describe("a URL that Twilio can use", () => {
  it.each([
    "https://board.example.com/hook",
    "http://example.com",
    "https://ana:pass@example.com:8443/calls?x=1#rc=3&rp=5xx",
    "https://bücher.de/",
    "https://8.8.8.8/hook",
    "http://172.15.0.1/",
    "http://172.32.0.1/",
    "http://100.128.0.1/",
    "http://192.169.0.1/",
    "http://[2606:4700::1111]/",
    "http://[::ffff:8.8.8.8]/",
    "https://localhost.run/",
    "https://local.example.com/",
    "https://yourcompany.com/a%20b?c=%C3%A9",
    "https://example.com/path_with_underscore",
    "https://ab12.ngrok-free.app/hook",
  ])("%s draws none", (url) => {
    expect(said(url)).toEqual([]);
  });
});

describe("a URL that Twilio refuses", () => {
  it.each([
    ["{{url}}", "Write the real address in place of “{{url}}”."],
    ["<your-url>", "Write the real address in place of “<your-url>”."],
    ["%CALLBACK_URL%", "Write a whole URL"],
    ["%SPACE%", "Write the real address in place of “%SPACE%”."],
    ["https://<your-host>/hook", "Write the real address in place of “<your-host>”."],
    ["YOUR_URL", "Write the real address in place of “YOUR_URL”."],
    ["ftp://example.com/hook", "Write a whole URL"],
    ["ws://example.com/hook", "Write a whole URL"],
    ["htps://example.com/hook", "Write a whole URL"],
    ["javascript:alert(1)", "Write a whole URL"],
    ["mailto:ana@example.com", "Write a whole URL"],
    ["example.com/hook", "Write a whole URL"],
    ["//example.com/hook", "Write a whole URL"],
    ["localhost:3000", "Write a whole URL"],
    ["https://", "Write a whole URL"],
    ["https://exa mple.com", "Write a whole URL"],
    ["https://example.com:99999", "Write a whole URL"],
  ])("%s is an error", (url, words) => {
    expect(said(url)).toEqual([expect.stringMatching(/^error: /)]);
    expect(said(url)[0]).toContain(words);
  });

  it("is one with an underscore in StatusCallback", () => {
    const values = { ...phones, statusCallback: "https://my_host.example.com" };
    expect(check("createParticipant", values)).toMatchObject([{ severity: "error" }]);
  });
});

describe("a SIP address", () => {
  it.each([
    ["sip:ana@localhost", "localhost is a local address"],
    ["sip:ana@192.168.1.20:5060", "192.168.1.20 is a local address"],
    ["sips:ana@10.0.0.5;transport=tls", "10.0.0.5 is a local address"],
    ["sip:ana@pbx.local?x-team=1", "pbx.local is a local address"],
    ["sip:ana@pbx", "pbx is a local address"],
    ["sip:ana@[fe80::1]", "[fe80::1] is a local address"],
    ["sip:{{identity}}@example.com", "“{{identity}}” looks like a placeholder"],
  ])("%s draws a warning", (to, words) => {
    const problems = check("createParticipant", { ...phones, to });
    expect(problems).toContainEqual({
      option: "to",
      severity: "notice",
      message: expect.stringContaining(words),
    });
  });

  it.each(["sip:ana@company.sip.twilio.com", "sip:ana@example.com", "client:ana", "+14155550123"])(
    "%s draws none",
    (to) => {
      const about = check("createParticipant", { to, from: "ana" }).filter(
        ({ option, severity }) => option === "to" && severity === "notice",
      );
      expect(about).toEqual([]);
    },
  );
});
