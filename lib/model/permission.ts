import type { OperationName, OptionsOf } from "@/lib/catalogue/operations";
import type { Role } from "./person";

/** Each thing that somebody may be allowed, in the words that complete "You may not …". */
export const permissions = {
  see: "see conferences",
  listen: "join a conference unheard",
  mute: "mute and unmute people",
  hold: "put people on hold",
  coach: "coach",
  announce: "play announcements",
  dial: "dial people in",
  remove: "remove people",
  end: "end conferences",
  "direct-stage": "direct the demo",
  "share-presets": "keep presets for everybody",
  "manage-people": "manage people",
  "read-audit": "read the whole audit",
  "see-settings": "see the settings",
} as const;

export type Permission = keyof typeof permissions;

const viewer: readonly Permission[] = ["see"];

const supervisor: readonly Permission[] = [
  ...viewer,
  "listen",
  "mute",
  "hold",
  "coach",
  "announce",
  "dial",
  "remove",
];

/** What each role may do. The demo's stage is for whoever shows it: there it is everybody's. */
const granted: Record<Role, readonly Permission[]> = {
  viewer,
  supervisor,
  admin: [...supervisor, "end", "share-presets", "manage-people", "read-audit", "see-settings"],
};

/** Whether a role includes a permission. */
export function may(role: Role, permission: Permission): boolean {
  return permission === "direct-stage" || granted[role].includes(permission);
}

/**
 * What each option of an update asks for. To let somebody's leaving end the conference is to be able
 * to end it, in a dial as in an update.
 */
const ofParticipant: Record<keyof OptionsOf<"updateParticipant">, Permission> = {
  muted: "mute",
  hold: "hold",
  holdUrl: "hold",
  holdMethod: "hold",
  waitUrl: "hold",
  waitMethod: "hold",
  announceUrl: "announce",
  announceMethod: "announce",
  beepOnExit: "announce",
  endConferenceOnExit: "end",
  coaching: "coach",
  callSidToCoach: "coach",
};

const ofConference: Record<keyof OptionsOf<"updateConference">, Permission> = {
  status: "end",
  announceUrl: "announce",
  announceMethod: "announce",
};

/** What each operation asks for, given its options. One that is offered and not in here cannot compile. */
export type PermissionTable = {
  [Name in OperationName]: (options: OptionsOf<Name>) => readonly Permission[];
};

const asked: PermissionTable = {
  createParticipant: ({ muted, coaching, callSidToCoach, endConferenceOnExit }) => [
    "dial",
    ...(coaching || callSidToCoach ? (["coach"] as const) : muted ? (["listen"] as const) : []),
    ...(endConferenceOnExit ? (["end"] as const) : []),
  ],
  updateParticipant: ({ muted, ...others }) => {
    // Whoever starts to coach is opened to one person, and muted at its end: that is part of coaching.
    const options = others.coaching === undefined ? { ...others, muted } : others;
    return ofOptions(ofParticipant, options, "mute");
  },
  removeParticipant: () => ["remove"],
  updateConference: (options) => ofOptions(ofConference, options, "announce"),
  listConferences: () => ["see"],
  fetchConference: () => ["see"],
  listParticipants: () => ["see"],
  fetchParticipant: () => ["see"],
};

/** What the options that are set ask for; `least` where none is: the press still reaches a call. */
function ofOptions<Option extends string>(
  table: Record<Option, Permission>,
  options: Partial<Record<Option, unknown>>,
  least: Permission,
): readonly Permission[] {
  const set = (Object.keys(table) as Option[]).filter((name) => options[name] !== undefined);
  return set.length > 0 ? [...new Set(set.map((name) => table[name]))] : [least];
}

/**
 * The permissions that an operation with these options takes, all of them. The options may be what a
 * browser sent, not checked yet: what no operation knows is not asked about, and refused later.
 */
export function permissionsFor(
  operation: OperationName,
  options: unknown = {},
): readonly Permission[] {
  const permissionsOf = asked[operation] as (options: object) => readonly Permission[];
  return permissionsOf(typeof options === "object" && options !== null ? options : {});
}
