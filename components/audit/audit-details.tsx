import type { ReactNode } from "react";
import { FaultText } from "@/components/ui/fault-text";
import { wholeTime } from "@/components/ui/moment";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import type { AuditEntry } from "@/lib/model/audit";
import { auditKindOf, auditKindWords } from "@/lib/model/audit-words";
import { recordedName } from "@/lib/model/leg-words";

/** All that is on record about an entry. Secrets never were. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const { payload, fault } = entry;
  const { options, commandId, rest } = partsOf(payload);
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-2">
      <Fact term="When">{wholeTime(entry.at)}</Fact>
      <Fact term="What">{auditKindWords[auditKindOf(entry)]}</Fact>
      {entry.conferenceSid && <Fact term="Conference" sid={entry.conferenceSid} />}
      {entry.callSid && <Fact term="Call" sid={entry.callSid} />}
      {commandId && <Fact term="Command" sid={commandId} />}
      {fault?.requestId && <Fact term="Twilio’s request" sid={fault.requestId} />}
      {rest.map(([name, value]) => (
        <Fact key={name} term={terms[name] ?? name}>
          <Words>{isolated(valueInWords(value))}</Words>
        </Fact>
      ))}
      {fault && (
        <Fact term="What went wrong" wide>
          <FaultText fault={fault} />
        </Fact>
      )}
      {options.length > 0 && (
        <Fact term="Options" wide>
          <ul className="grid gap-0.5 font-mono text-xs">
            {options.map(([name, value]) => (
              <li key={name} className="break-all">
                {name}:{" "}
                <Words>
                  {isolated(addresses.has(name) ? addressInWords(value) : valueInWords(value))}
                </Words>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

interface FactProps {
  term: string;
  /** An identifier, to select as a whole. */
  sid?: string;
  wide?: boolean;
  children?: ReactNode;
}

function Fact({ term, sid, wide = false, children }: FactProps) {
  return (
    <div className={`min-w-0 ${wide ? "sm:col-span-2" : ""}`}>
      <dt className="text-ink-soft text-xs">{term}</dt>
      <dd className="wrap-anywhere">
        {sid ? <code className="select-all break-all font-mono text-xs">{sid}</code> : children}
      </dd>
    </div>
  );
}

/** What the parts of an entry are called. */
const terms: Readonly<Record<string, string>> = {
  permission: "Permission",
  method: "Method",
  email: "E-mail",
  reason: "Reason",
  everywhere: "Everywhere",
  sessionId: "Session",
  personId: "Person’s id",
  name: "Name",
  role: "Role",
  from: "From",
  to: "To",
};

const shownElsewhere = new Set(["target", "instanceId"]);

/** What an entry says of itself, less what is shown in another place or is the server's own business. */
function partsOf(payload: AuditEntry["payload"]) {
  const { options, commandId, ...others } = payload as Record<string, unknown>;
  return {
    options: typeof options === "object" && options !== null ? Object.entries(options) : [],
    commandId: typeof commandId === "string" ? commandId : undefined,
    rest: Object.entries(others).filter(([name]) => !shownElsewhere.has(name)),
  };
}

/** The options that hold a number or an address. */
const addresses: ReadonlySet<string> = new Set(["to", "from", "callerId"]);

const addressInWords = (value: unknown): string =>
  (typeof value === "string" && recordedName(value)) || valueInWords(value);

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueInWords).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
