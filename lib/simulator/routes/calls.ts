import { type Call, callStatuses, isLive } from "../entities/call";
import type { Answer } from "../http/answer";
import { notFound, refused } from "../http/twilio-error";
import { readEndpoint } from "../rules/endpoint";
import { callView } from "../views/call";
import { createCall } from "./create-call";
import { dateFilters, type Filters, oneOfFilter } from "./filters";
import { listPage } from "./list";
import type { Ask, Route } from "./route";
import { updateCall } from "./update-call";

/** Twilio docs: Call resource, "Read multiple Call resources". */
const filters: Filters<Call> = {
  To: sameEndpoint((call) => call.to),
  From: sameEndpoint((call) => call.from),
  ParentCallSid: (value) => (call) => call.parentCallSid === value,
  ...dateFilters("StartTime", (call) => call.startTime, "date or time"),
  ...dateFilters("EndTime", (call) => call.endTime, "date or time"),
  Status: oneOfFilter(callStatuses, (call) => call.status),
};

export const callRoutes: readonly Route[] = [
  { method: "GET", path: "Calls", run: listCalls },
  { method: "GET", path: "Calls/:Sid", run: fetchCall },
  { method: "POST", path: "Calls", run: createCall, booleans: ["Record", "AsyncAmd"] },
  { method: "POST", path: "Calls/:Sid", run: (ask) => updateCall(ask, callOf(ask)) },
  { method: "DELETE", path: "Calls/:Sid", run: deleteCall },
];

function listCalls(ask: Ask): Answer {
  const table = ask.world.store.calls;
  return listPage(ask, { key: "calls", table, filters, view: callView });
}

function fetchCall(ask: Ask): Answer {
  return { status: 200, body: callView(ask.world.account, callOf(ask)) };
}

/** Only what is over can be forgotten. Inferred: the HTTP status of the refusal. */
function deleteCall(ask: Ask): Answer {
  const call = callOf(ask);
  if (isLive(call)) throw refused(20009, `The call is ${call.status}`);
  ask.world.store.calls.remove(call.sid);
  return { status: 204 };
}

/** "+1 (415) 555-0100" finds the calls of +14155550100 too. */
function sameEndpoint(read: (call: Call) => string): Filters<Call>[string] {
  return (value) => {
    const wanted = readEndpoint(value)?.value ?? value;
    return (call) => read(call) === wanted;
  };
}

function callOf({ world, params, path }: Ask): Call {
  const call = world.store.calls.get(params["Sid"] ?? "");
  if (!call) throw notFound(path);
  return call;
}
