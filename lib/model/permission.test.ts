import { describe, expect, it } from "vitest";
import type { OperationName } from "@/lib/catalogue/operations";
import { may, type Permission, type PermissionTable, permissionsFor } from "./permission";
import type { Role } from "./person";

const announceUrl = "https://example.com/welcome.mp3";

describe("an operation asks for", () => {
  it.each<[OperationName, object, Permission[]]>([
    ["listConferences", {}, ["see"]],
    ["listParticipants", { muted: true }, ["see"]],
    ["createParticipant", {}, ["dial"]],
    ["createParticipant", { muted: false, coaching: false }, ["dial"]],
    ["createParticipant", { muted: true }, ["dial", "listen"]],
    ["createParticipant", { muted: true, coaching: true }, ["dial", "coach"]],
    ["createParticipant", { callSidToCoach: "CA1" }, ["dial", "coach"]],
    ["createParticipant", { endConferenceOnExit: true }, ["dial", "end"]],
    ["createParticipant", { endConferenceOnExit: false }, ["dial"]],
    ["updateParticipant", { muted: false }, ["mute"]],
    ["updateParticipant", { hold: true, holdUrl: announceUrl }, ["hold"]],
    ["updateParticipant", { announceUrl }, ["announce"]],
    ["updateParticipant", { muted: true, coaching: false }, ["coach"]],
    ["updateParticipant", { callSidToCoach: "CA1" }, ["coach"]],
    ["updateParticipant", { muted: true, callSidToCoach: "CA1" }, ["mute", "coach"]],
    ["updateParticipant", { endConferenceOnExit: false }, ["end"]],
    ["updateParticipant", { muted: true, hold: true }, ["mute", "hold"]],
    ["removeParticipant", {}, ["remove"]],
    ["updateConference", { announceUrl }, ["announce"]],
    ["updateConference", { status: "completed" }, ["end"]],
    ["updateConference", { status: "completed", announceUrl }, ["end", "announce"]],
  ])("%s %j: %j", (operation, options, permissions) => {
    expect(permissionsFor(operation, options)).toEqual(permissions);
  });

  it.each<[unknown]>([[null], [undefined], ["muted"], [[]], [{ unknown: true }]])(
    "more than to see, however malformed an update is: %j",
    (options) => {
      expect(permissionsFor("updateParticipant", options)).not.toContain("see");
      expect(permissionsFor("updateConference", options)).not.toContain("see");
    },
  );
});

describe("a role includes", () => {
  const table: [Permission, Role[]][] = [
    ["see", ["viewer", "supervisor", "admin"]],
    ["direct-stage", ["viewer", "supervisor", "admin"]],
    ["listen", ["supervisor", "admin"]],
    ["mute", ["supervisor", "admin"]],
    ["hold", ["supervisor", "admin"]],
    ["coach", ["supervisor", "admin"]],
    ["announce", ["supervisor", "admin"]],
    ["dial", ["supervisor", "admin"]],
    ["remove", ["supervisor", "admin"]],
    ["end", ["admin"]],
    ["share-presets", ["admin"]],
    ["manage-people", ["admin"]],
    ["read-audit", ["admin"]],
  ];
  it.each(table)("%s: %j", (permission, holders) => {
    const roles = ["viewer", "supervisor", "admin"] as const;
    expect(roles.filter((role) => may(role, permission))).toEqual(holders);
  });
});

it("does not compile while an operation that is offered has no permission", () => {
  const without = {} as Omit<PermissionTable, "removeParticipant">;
  // @ts-expect-error -- if this compiles one day, an operation can be forgotten
  const table: PermissionTable = without;
  expect(table).toBe(without);
});
