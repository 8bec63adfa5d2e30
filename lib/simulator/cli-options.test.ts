import { describe, expect, it } from "vitest";
import { parseOptions } from "./cli-options";

describe("the command line", () => {
  it("has defaults that stay on this machine", () => {
    expect(parseOptions([])).toEqual({
      options: { port: 4010, host: "127.0.0.1", seed: 1, speed: 1 },
    });
  });

  it("takes everything", () => {
    const sid = `AC${"1".repeat(32)}`;
    const argv = `--port 0 --host 0.0.0.0 --seed 7 --speed 0 --start 2026-01-05T09:00:00Z --scenario demo --state s.json --account ${sid} --token t`;
    expect(parseOptions(argv.split(" "))).toEqual({
      options: {
        port: 0,
        host: "0.0.0.0",
        seed: 7,
        speed: 0,
        start: Date.UTC(2026, 0, 5, 9),
        scenario: "demo",
        state: "s.json",
        accountSid: sid,
        authToken: "t",
      },
    });
  });

  it("takes keys, more accounts and limits", () => {
    const key = `SK${"1".repeat(32)}`;
    const sid = `AC${"2".repeat(32)}`;
    const other = `AC${"3".repeat(32)}`;
    const argv = `--key ${key}:a:b --also ${sid}:t --also ${other}:u --concurrent-requests 5 --calls-per-second 0.5`;
    expect(parseOptions(argv.split(" "))).toMatchObject({
      options: {
        apiKeys: [{ sid: key, secret: "a:b" }],
        accounts: [
          { accountSid: sid, authToken: "t" },
          { accountSid: other, authToken: "u" },
        ],
        concurrentRequests: 5,
        callsPerSecond: 0.5,
      },
    });
  });

  it("lists conferences as Twilio did before, where it is told to", () => {
    expect(parseOptions(["--all-conferences"])).toMatchObject({
      options: { conferencesWithoutStatus: "all" },
    });
    expect(parseOptions([])).not.toMatchObject({ options: { conferencesWithoutStatus: "all" } });
  });

  it("takes numbers, and is told to log", () => {
    const argv = "--number +4989999998 --number +14155550190 --caller-id +14155550191 --log";
    expect(parseOptions(argv.split(" "))).toMatchObject({
      options: {
        numbers: [
          { phoneNumber: "+4989999998" },
          { phoneNumber: "+14155550190" },
          { phoneNumber: "+14155550191", isVerifiedOnly: true },
        ],
        log: true,
      },
    });
  });

  it("helps", () => {
    expect(parseOptions(["--help", "--port", "x"])).toEqual({ help: true });
  });

  it.each([
    ["--prot 1", "Unknown option '--prot'. See --help."],
    ["--port", "Option '--port <value>' argument missing. See --help."],
    ["--port x", '--port must be a whole number from 0 to 65535, but is "x". See --help.'],
    ["--port 70000", '--port must be a whole number from 0 to 65535, but is "70000". See --help.'],
    ["--speed -1", /^Option '--speed' argument is ambiguous/],
    ["--speed 10001", '--speed must be a number from 0 to 10000, but is "10001". See --help.'],
    ["--number 0190", /^--number must be in E.164, such as \+14155550123, but is "0190"/],
    ["--caller-id me", /^--caller-id must be in E.164/],
    ["--start noon", /^--start must be a time such as 2026-01-05T09:00:00Z, but is "noon"/],
    ["--start 2026-13-05T09:00:00Z", /^--start must be a time such as/],
    [
      "--calls-per-second 0",
      '--calls-per-second must be a number above 0 and up to 10000, but is "0". See --help.',
    ],
    [
      "--scenario drama",
      /^--scenario must be one of demo, support-call, .*, not "drama". See --help.$/,
    ],
    ["--account AC1", '--account must be AC and 32 hexadecimal digits, but is "AC1". See --help.'],
    [
      "--key SK1:s",
      "--key must be SK and 32 hexadecimal digits, a colon and a secret. See --help.",
    ],
    ["--also AC1", "--also must be AC and 32 hexadecimal digits, a colon and a token. See --help."],
    [
      `--also AC${"2".repeat(32)}:t --also AC${"2".repeat(32)}:u`,
      /^--also names the account AC2{32} a second time/,
    ],
    ["4010", /^Unexpected argument '4010'/],
  ])("says in one sentence what is wrong with %s", (line, problem) => {
    expect(parseOptions(line.split(" "))).toEqual({ problem: expect.stringMatching(problem) });
  });
});
