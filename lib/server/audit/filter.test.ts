import { describe, expect, it } from "vitest";
import { faultFrom } from "../testing/gateway";
import { auditFilterOf } from "./filter";

describe("the audit's filters", () => {
  it.each([
    { person: "dana\0" },
    { conference: "Stand\0up" },
    { from: "+010000-01-01T00:00:00Z" },
    { to: "9999-12-31T23:59:59Z" },
    { from: "0000-01-01T00:00:00Z" },
    { to: "yesterday" },
  ])("refuse %j, which no database understands", async (query) => {
    expect(await faultFrom((async () => auditFilterOf(query))())).toMatchObject({
      kind: "invalid",
    });
  });

  it.each(["\u202ASupport\u202C", "\u200BSupport", "Support\uFEFF", "\tSupport\u00A0"])(
    "take the name that is seen of what is pasted: %j",
    (conference) => {
      expect(auditFilterOf({ conference })).toEqual({ conference: "Support" });
    },
  );

  it("take times and names as they are", () => {
    const from = "2026-01-05T09:00:00.000Z";
    expect(auditFilterOf({ from, person: "dana", conference: " Stand-up " })).toEqual({
      from: new Date(from),
      person: "dana",
      conference: "Stand-up",
    });
  });
});
