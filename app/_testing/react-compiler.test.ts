import { expect, it } from "vitest";
import { ParticipantTable } from "@/components/participants/participant-table";
import { useChange } from "@/lib/client/people";
import ConferencePage from "../conferences/[conferenceSid]/page";

/** What the React Compiler puts at the beginning of a function: a place for what it remembers. */
const compiled = /\.c\)?\(\d+\)/;

it("compiles components and hooks, as the build does", () => {
  expect(String(ParticipantTable)).toMatch(compiled);
  expect(String(useChange)).toMatch(compiled);
});

it("leaves pages alone, which run on the server", () => {
  expect(String(ConferencePage)).not.toMatch(compiled);
});
