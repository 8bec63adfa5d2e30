import { plain, visible } from "@/lib/catalogue/plain-text";
import type { AuditEntry } from "./audit";
import type { Deed } from "./audit-words";
import { isConferenceSid } from "./conference";
import type { EventPayload } from "./event";
import { recordedName } from "./leg-words";
import { type Permission, permissions } from "./permission";

/** A name, and what it stands for. */
export interface Named {
  text: string;
  /** The whole SID, where there is one: to show on hover, or to lead there. */
  sid?: string;
}

/** An entry in words, in the order in which they are read: "Dana" "put" "Sam" "on hold" "in" "Support". */
export interface Sentence {
  who: string;
  did: string;
  whom?: Named;
  how?: string;
  at?: string;
  where?: Named;
}

interface DeedInWords {
  /** What was done, and what was tried. */
  past: string;
  infinitive: string;
  how?: string;
  /** What leads to the conference. */
  at: string;
}

const deeds: Record<Deed, DeedInWords> = {
  mute: { past: "muted", infinitive: "mute", at: "in" },
  unmute: { past: "unmuted", infinitive: "unmute", at: "in" },
  hold: { past: "put", infinitive: "put", how: "on hold", at: "in" },
  resume: { past: "took", infinitive: "take", how: "off hold", at: "in" },
  coach: { past: "let", infinitive: "let", how: "coach", at: "in" },
  "stop-coaching": { past: "stopped", infinitive: "stop", how: "coaching", at: "in" },
  announce: { past: "announced to", infinitive: "announce to", at: "in" },
  change: { past: "changed", infinitive: "change", at: "in" },
  dial: { past: "dialled", infinitive: "dial", at: "into" },
  remove: { past: "removed", infinitive: "remove", at: "from" },
  end: { past: "ended", infinitive: "end", at: "" },
};

const NOBODY = "Somebody not signed in";

/** What nobody who is signed in can do without being named: `npm run admin` did it. */
const ofCommandLine: ReadonlySet<AuditEntry["kind"]> = new Set(["person-invited", "role-changed"]);

/** Who did what to whom, and where. What did not come to pass was tried. */
export function sentenceOf(entry: AuditEntry): Sentence {
  const who = entry.person?.name ?? (ofCommandLine.has(entry.kind) ? "The command line" : NOBODY);
  const where = whereOf(entry);
  if (entry.kind === "call-found") return foundIn(entry, where);
  if (entry.kind !== "command") {
    const did = otherDeed(entry.kind, entry.payload);
    return { who, did, ...(where && { at: "in", where }) };
  }
  const { past, infinitive, how, at } = deeds[entry.deed ?? "change"];
  const did = entry.outcome === "done" ? past : `tried to ${infinitive}`;
  const whom = whomOf(entry);
  if (!whom) return { who, did, ...(where && { where }) };
  return { who, did, whom, ...(how && { how }), ...(where && { at, where }) };
}

/** The call of a dial whose outcome was unknown. */
function foundIn(entry: AuditEntry, where: Named | undefined): Sentence {
  const { text, ...call } = whomOf(entry) ?? { text: "somebody" };
  const whom = { text: `${entry.person?.name ?? NOBODY}’s call to ${text}`, ...call };
  return { who: "Bridgeboard", did: "found", whom, ...(where && { at: "in", where }) };
}

/** The sentence as one text. */
export function sentenceText({ who, did, whom, how, at, where }: Sentence): string {
  return plain([who, did, whom?.text, how, at, where?.text].filter(Boolean).join(" "));
}

/** A SID as it can be told from others at a glance. */
export function shortSid(sid: string): string {
  return sid.length > 12 ? `${sid.slice(0, 6)}…${sid.slice(-4)}` : sid;
}

function whomOf({ deed, callSid, participantName }: AuditEntry): Named | undefined {
  const text = recordedName(participantName) ?? (callSid ? shortSid(callSid) : undefined);
  if (text !== undefined) return { text, ...(callSid && { sid: callSid }) };
  if (deed === "announce") return { text: "everybody" };
  return deed === "dial" ? { text: "somebody" } : undefined;
}

function whereOf({ conferenceSid, conferenceName }: AuditEntry): Named | undefined {
  const sid = conferenceSid && isConferenceSid(conferenceSid) ? conferenceSid : undefined;
  const text = (visible(conferenceName) && conferenceName) ?? (sid ? shortSid(sid) : conferenceSid);
  return text ? { text, ...(sid && { sid }) } : undefined;
}

const methods: Record<string, string> = {
  password: "with a password",
  openid: "through OpenID Connect",
  demo: "to the demo",
  invitation: "by an invitation",
};

/** What is told in a sentence of its own is left out. */
type OtherKind = Exclude<AuditEntry["kind"], "command" | "call-found">;

const withArticle = (role: string) => `${role === "admin" ? "an" : "a"} ${role}`;

function otherDeed(kind: OtherKind, payload: EventPayload): string {
  const said = (name: string) => {
    const value: unknown = Reflect.get(payload, name);
    return typeof value === "string" ? value : "";
  };
  switch (kind) {
    case "refusal":
      return `was not allowed to ${permissions[said("permission") as Permission] ?? said("permission")}`;
    case "sign-in":
      return `signed in ${methods[said("method")] ?? ""}`.trim();
    case "sign-in-refused":
      return `was not let in as ${said("email")}: ${said("reason")}`;
    case "sign-out":
      return Reflect.get(payload, "everywhere") === true ? "signed out everywhere" : "signed out";
    case "session-ended":
      return "ended a session";
    case "password-changed":
      return "changed the password";
    case "person-invited":
      return `invited ${said("email")} as ${said("role")}`;
    case "invitation-withdrawn":
      return `withdrew the invitation of ${said("email")}`;
    case "person-joined":
      return `joined as ${said("role")} (${said("email")})`;
    case "person-removed":
      return `removed ${said("name")} (${said("email")}) from Bridgeboard`;
    case "role-changed":
      return `made ${said("name")} ${withArticle(said("to"))} (was ${said("from")})`;
  }
}
