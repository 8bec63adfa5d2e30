import { type Call, callStatuses } from "../entities/call";
import type { Answer } from "../http/answer";
import { badRequest, notFound, refused } from "../http/twilio-error";
import { hangUpCall } from "../lifecycle/call";
import { endLeg, legOf } from "../lifecycle/leg";
import { readEndpoint } from "../rules/endpoint";
import { callView } from "../views/call";
import { dateFilters, type Filters, oneOfFilter } from "./filters";
import { listPage } from "./list";
import type { Ask, Route } from "./route";

/** Twilio docs: Call resource, "Read multiple Call resources". */
const filters: Filters<Call> = {
  To: sameEndpoint((call) => call.to),
  From: sameEndpoint((call) => call.from),
  // The simulator's calls have no parents: each leg is a call of its own.
  ParentCallSid: () => () => false,
  ...dateFilters("StartTime", (call) => call.startTime, "date or time"),
  ...dateFilters("EndTime", (call) => call.endTime, "date or time"),
  Status: oneOfFilter(callStatuses, (call) => call.status),
};

export const callRoutes: readonly Route[] = [
  { method: "GET", path: "Calls", run: listCalls },
  { method: "GET", path: "Calls/:Sid", run: fetchCall },
  { method: "POST", path: "Calls/:Sid", run: updateCall },
];

function listCalls(ask: Ask): Answer {
  const table = ask.world.store.calls;
  return listPage(ask, { key: "calls", table, filters, view: callView });
}

function fetchCall(ask: Ask): Answer {
  return { status: 200, body: callView(ask.world.account, callOf(ask)) };
}

/** `canceled` ends what has not been answered, `completed` ends anything (Twilio docs: Call resource, `Status`). */
function updateCall(ask: Ask): Answer {
  const { world, form } = ask;
  const call = callOf(ask);
  const status = form.get("Status");
  if (status !== "completed" && status !== "canceled") {
    throw badRequest("Status must be completed or canceled; the simulator cannot redirect calls");
  }
  const isAnswered = call.status === "in-progress";
  const isWaiting = call.status === "queued" || call.status === "ringing";
  if (!isAnswered && !isWaiting) throw refused(21220, `The call is ${call.status}`);
  // Inferred: an answered call cannot be canceled, and stays as it is.
  if (isWaiting || status === "completed") {
    const leg = legOf(world, call.sid);
    if (leg) endLeg(world, leg, isAnswered ? "completed" : "canceled", "left");
    else hangUpCall(world, call);
  }
  return { status: 200, body: callView(world.account, call) };
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
