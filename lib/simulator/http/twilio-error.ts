/** An answer that says no, with Twilio's HTTP status, code and wording. */
export class TwilioError extends Error {
  override readonly name = "TwilioError";

  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    /** What was wrong, in our words. It travels in a header, because Twilio's own body often does not say. */
    readonly hint?: string,
    /** Some of Twilio's 401 bodies have a `detail`. */
    readonly detail?: string,
  ) {
    super(message);
  }

  /** Twilio docs: Twilio's Response, "Exceptions". */
  get body() {
    return {
      code: this.code,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

/** Titles from Twilio's error dictionary. Inferred: over REST they are the message, with HTTP status 400. */
const titles: Record<number, string> = {
  13216: "Invalid timeLimit value",
  13235: "Dial->Conference: Invalid beep value",
  13237: "Dial->Conference: Invalid Conference Name",
  13239: "Dial->Conference: Invalid Trim Value",
  13806: "Invalid Client Notification URL",
  16001: "Conference is not bridged",
  16002: "Failed to validate conference attributes",
  16020: "Conference is full",
  16022: "Conference does not exist or is completed",
  16024: "Participant label invalid: max 128 chars, not a CallSid, no '/'",
  16026: "Participant label is in use by another participant",
  16027: "Participant to be whispered is on hold",
  16028: "Participant to be whispered is not present in the conference",
  16108: "Voice Recording: Request failed due to concurrent recordings",
  16114: "Voice Recording: Resource not in a state to accept recording action request",
  20007: "Page size too large",
  20009: "Cannot delete this resource before it is complete",
  21201: "No to number is specified",
  21205: "Invalid URL",
  21206: "Invalid SendDigits",
  21208: "Invalid Timeout",
  21209: "Invalid Method",
  21212: "Invalid 'From' Number",
  21213: "Caller phone number is required",
  21214: "'To' phone number cannot be reached",
  21216: "API: Call blocked by Twilio",
  21218: "Invalid ApplicationSid",
  21220: "Call is not in-progress. Cannot redirect. ",
  21221: "Invalid SipAuthUsername. Must be fewer than 256 chars",
  21222: "Invalid SipAuthUsername. Illegal chars",
  21223: "Invalid SipAuthPassword. Must be fewer than 256 chars",
  21224: "Invalid SipAuthPassword. Illegal chars",
  21225: "SipAuthPassword is required when providing SipAuthUsername",
  21227: "Headers portion of SIP URI must be fewer than 1024 chars",
  21228: "Invalid SIP Header. Illegal chars in header name",
  21229: "Invalid SIP Header. Illegal chars in header value",
  21234: "Invalid Machine Detection configuration value",
};

/** 400 with the dictionary's title; messages that name the number are seen on the wire. */
export function refused(code: number, hint: string, number = ""): TwilioError {
  const withNumber: Record<number, string> = {
    21210: `The source phone number provided, ${number}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased from Twilio.`,
    21211: `The phone number you are attempting to call, ${number}, is not valid.`,
    21215: `Account not authorized to call ${number}. Perhaps you need to enable some international permissions: https://www.twilio.com/console/voice/calls/geo-permissions/low-risk`,
  };
  return new TwilioError(400, code, withNumber[code] ?? titles[code] ?? "Bad Request", hint);
}

/** Twilio's answer to what is malformed and has no code of its own. */
export const badRequest = (hint: string) => refused(20001, hint);

/** @param path the path as asked for, without the query */
export const notFound = (path: string) =>
  new TwilioError(404, 20404, `The requested resource ${path} was not found`);

/** Twilio docs: error 20429. The request was not looked at. */
export const tooManyRequests = () => new TwilioError(429, 20429, "Too Many Requests");

export const methodNotAllowed = (hint?: string) =>
  new TwilioError(405, 20004, "Method not allowed", hint);

/** Twilio docs: error 20413. Inferred: the HTTP status. */
export const entityTooLarge = (hint: string) =>
  new TwilioError(413, 20413, "Request Entity Too Large", hint);
