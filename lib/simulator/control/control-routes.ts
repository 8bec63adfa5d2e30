import type { Control } from "../control";
import type { Account } from "../entities/account";
import { isAuthentic, unauthorized } from "../http/authenticate";
import type { Incoming } from "../http/incoming";
import { callbackRoutes } from "./callback-routes";
import type { ControlRoutes } from "./control-route";
import {
  accountSpec,
  callInSpec,
  clockChange,
  conferenceSpec,
  farPartyOrder,
  faultRule,
  phoneNumberSpec,
  quirkOrder,
  readOrder,
  scenarioOrder,
} from "./orders";

/** The control over HTTP, for tests in another process: JSON in and out, with the same credentials as the API. */
export async function answerControl(
  incoming: Incoming,
  control: Control,
  account: Account,
): Promise<Response> {
  const [, , name = "", ...rest] = incoming.path.split("/");
  const route = `${incoming.method} ${name}`;
  if (route === "GET health") return Response.json({ status: "ok" });
  if (!isAuthentic(account, incoming)) {
    return Response.json(unauthorized(incoming).body, {
      status: 401,
      headers: { "WWW-Authenticate": 'Basic realm="Twilio API"' },
    });
  }
  const run = Object.hasOwn(routes, route) ? routes[route] : undefined;
  if (!run) return problem(404, `There is no ${incoming.method} ${incoming.path}.`);
  try {
    const answer = await run(control, {
      incoming,
      json: parse(incoming.body),
      rest: rest.join("/"),
    });
    return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
  } catch (error) {
    return problem(400, error instanceof Error ? error.message : String(error));
  }
}

const routes: ControlRoutes = {
  ...callbackRoutes,
  "GET requests": (control, { incoming }) => {
    const { query } = incoming;
    const since = query.integer("since");
    if (Number.isNaN(since)) throw new Error("since must be a number of milliseconds since 1970.");
    const method = query.get("method");
    return control.requests({
      path: query.get("path") ?? "",
      ...(method === undefined ? {} : { method }),
      ...(since === undefined ? {} : { since }),
    });
  },
  "GET alerts": (control, { incoming }) => {
    const code = incoming.query.integer("code");
    if (Number.isNaN(code)) throw new Error("code must be a number.");
    const resourceSid = incoming.query.get("resourceSid");
    return control.alerts({
      ...(code === undefined ? {} : { code }),
      ...(resourceSid === undefined ? {} : { resourceSid }),
    });
  },
  "POST faults": (control, { json }) => control.fault(readOrder(faultRule, json)),
  "DELETE faults": (control, { rest }) => control.clearFaults(rest || undefined),
  "POST far-party": (control, { json }) => {
    const { callSid, does, as, digits = "" } = readOrder(farPartyOrder, json);
    const deeds = {
      answer: () => control.answer(callSid, as),
      busy: () => control.busy(callSid),
      "no-answer": () => control.noAnswer(callSid),
      fail: () => control.fail(callSid),
      "let-ring": () => control.letRing(callSid),
      "hang-up": () => control.hangUp(callSid),
      talk: () => control.talk(callSid),
      "fall-silent": () => control.fallSilent(callSid),
      press: () => control.press(callSid, digits),
    };
    deeds[does]();
  },
  "GET keys": (control, { rest }) => control.keys(rest),
  "GET accounts": (control) => control.accounts(),
  "POST accounts": (control, { json }) => control.addAccount(readOrder(accountSpec, json ?? {})),
  "POST numbers": (control, { json }) => control.addNumber(readOrder(phoneNumberSpec, json)),
  "POST calls": (control, { json }) => control.callIn(readOrder(callInSpec, json)),
  "POST conferences": (control, { json }) =>
    control.seedConference(readOrder(conferenceSpec, json)),
  "GET hears": (control, { rest }) => control.hears(rest),
  "POST quirks": (control, { json }) => {
    const order = readOrder(quirkOrder, json);
    if ("callSid" in order) control.setQuirk(order.callSid, order.quirk);
    else control.setExitAloneSticks(order.exitAloneSticks);
  },
  "DELETE quirks": (control) => control.clearQuirks(),
  "GET state": (control) => control.save(),
  "PUT state": (control, { json }) => control.load(json),
  "GET clock": (control) => control.setClock(),
  "POST clock": (control, { json }) => control.setClock(readOrder(clockChange, json)),
  "GET scenarios": (control) => control.scenarios(),
  "POST scenario": (control, { json }) => {
    const { name, ...options } = readOrder(scenarioOrder, json);
    control.startScenario(name, options);
  },
  "POST reset": (control) => control.reset(),
};

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("The body must be JSON.");
  }
}

const problem = (status: number, message: string) => Response.json({ message }, { status });
