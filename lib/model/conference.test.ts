import { describe, expect, it } from "vitest";
import {
  conferenceName,
  conferenceStatuses,
  conferenceStatusWords,
  endingInWords,
} from "./conference";

describe("a conference", () => {
  it("is called by its name, else by its SID", () => {
    expect(conferenceName({ sid: "CF1", friendlyName: "Support" })).toBe("Support");
    expect(conferenceName({ sid: "CF1", friendlyName: null })).toBe("CF1");
  });

  it.each(["", " ", "\u200B", "\u2800", "\u202E"])(
    "is called by its SID where there is nothing to see in its name: %j",
    (friendlyName) => expect(conferenceName({ sid: "CF1", friendlyName })).toBe("CF1"),
  );

  it("has a word for each status", () => {
    const words = conferenceStatuses.map((status) => conferenceStatusWords[status]);
    expect(words).toEqual(["Waiting to start", "In progress", "Ended"]);
  });

  it.each([
    [null, null],
    ["conference-ended-via-api", "ended by a command"],
    ["last-participant-left", "the last participant left"],
    ["last-participant-kicked", "the last participant was removed"],
    ["participant-with-end-conference-on-exit-left", "a participant who ends it on leaving left"],
    ["a-reason-of-tomorrow", "a reason of tomorrow"],
  ])("ended because of %s: %s", (reason, words) => {
    expect(endingInWords(reason)).toBe(words);
  });
});
