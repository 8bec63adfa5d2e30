import type { Parameters } from "../http/parameters";
import { refused } from "../http/twilio-error";
import { callingRules, machineDetectionRules, method, url } from "./calling";
import { type Rules, readParameters } from "./check-parameters";

/** Where a call's TwiML comes from, as both create and update take it. */
const voiceRules: Rules = { Url: url, Method: method, FallbackUrl: url, FallbackMethod: method };

/** Twilio docs: Call resource, `Twiml`. */
const MOST_TWIML = 4_000;

/** Twilio docs: Call resource, "Create a Call". Inferred: which code goes with which parameter. */
const createCallRules: Rules = {
  ...callingRules,
  ...voiceRules,
  Timeout: { is: "integer", min: 1, max: 600, code: 21208 },
  RecordingStatusCallbackEvent: { is: "some of", values: ["in-progress", "completed", "absent"] },
  AsyncAmdStatusCallback: url,
  AsyncAmdStatusCallbackMethod: method,
};

/** What a form says about a new call, in Twilio's spelling, after all the reasons to refuse it. */
export function readCreateCall(sent: Parameters): Parameters {
  const form = readParameters(sent, createCallRules);
  checkTwiml(form);
  const digits = form.get("SendDigits");
  if (digits === undefined) return readParameters(form, machineDetectionRules);
  if (!/^[0-9A-D#*wW]{1,32}$/.test(digits)) {
    throw refused(21206, "SendDigits has up to 32 of 0-9, A-D, #, *, w and W");
  }
  return form;
}

/** Twilio docs: Call resource, "Update a Call". */
export function readUpdateCall(sent: Parameters): Parameters {
  const form = readParameters(sent, {
    ...voiceRules,
    Status: { is: "one of", values: ["canceled", "completed"] },
    StatusCallback: { is: "url", plainHost: true },
    StatusCallbackMethod: method,
    TimeLimit: { is: "integer", min: 1, max: 86_400, code: 13216 },
  });
  checkTwiml(form);
  if (form.get("Url") && form.get("Twiml")) {
    // Inferred: the code. Twilio documents that the two exclude each other.
    throw refused(20001, "Url and Twiml exclude each other");
  }
  return form;
}

/** Inferred: the code; and that TwiML is read only when its turn comes. */
function checkTwiml(form: Parameters): void {
  if ((form.get("Twiml")?.length ?? 0) > MOST_TWIML) {
    throw refused(20001, `Twiml has more than ${MOST_TWIML} characters`);
  }
}
