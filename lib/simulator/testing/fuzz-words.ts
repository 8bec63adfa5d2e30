import { ANSWERS, OURS, RINGS } from "./numbers";

const spaced = (text: string) => text.split(" ");

/** What the fuzz is made of: words that mean something here, and some that mean nothing anywhere. */
export const METHODS = spaced("GET POST DELETE PUT PATCH HEAD OPTIONS");

export const PLACES = spaced(
  "Conferences Participants Recordings Calls IncomingPhoneNumbers OutgoingCallerIds Accounts Applications",
);

export const NAMES = [
  ...spaced("To From Label Url Twiml ApplicationSid Method Status Muted Hold HoldUrl Coaching"),
  ...spaced("CallSidToCoach AnnounceUrl WaitUrl Beep EndConferenceOnExit StartConferenceOnEnter"),
  ...spaced("Timeout TimeLimit MaxParticipants Record ConferenceRecord StatusCallback CallerId"),
  ...spaced("StatusCallbackEvent ConferenceStatusCallback ConferenceStatusCallbackEvent AsyncAmd"),
  ...spaced(
    "MachineDetection SendDigits SipAuthUsername SipAuthPassword Region Trim PauseBehavior",
  ),
  ...spaced("PageSize Page PageToken FriendlyName DateCreated DateCreated> DateCreated< StartTime"),
  ...spaced("EndTime PhoneNumber Origin ParentCallSid __proto__ constructor"),
];

export const TWIML = [
  "<Response><Dial><Conference>Fuzz</Conference></Dial></Response>",
  "<Response><Pause length='1'/><Hangup/></Response>",
  "<Response><Redirect>/again</Redirect></Response>",
  "<Response><Say>Hello",
  "<!DOCTYPE a [<!ENTITY b 'c'>]><Response>&b;</Response>",
];

const callable = [ANSWERS, RINGS, OURS, "client:ana", "sip:ana@example.com?x=1", "app:AP", "ana"];

const nonsense = [
  "",
  " ",
  "\u0000",
  "\u0001\u001f",
  "\ud800",
  "\ufffe",
  "🎧",
  "é\u0301",
  "<&\"'>",
  "a/b",
];

const addresses = ["https://example.com/back#rc=2&rp=all", "http://[", "ftp://example.com", "//"];

export const VALUES = [
  ...callable,
  ...nonsense,
  ...addresses,
  ...spaced("+15005550001 +15005550012 +15005550014 4157663747 Fuzz true false TRUE completed"),
  ...spaced("canceled in-progress paused stopped Enable DetectMessageEnd POST PUT 2026-01-05"),
  ...spaced("2026-02-30 NaN -1 0 1 50 1000 1001 9007199254740993 1e3 PACA ww1# record-from-start"),
  ...spaced("% %zz .. __proto__"),
  "start end join leave mute hold modify speaker",
  "x".repeat(129),
  "x".repeat(5_000),
];

export const SEGMENTS = ["Twilio.CURRENT", "%", "%ff", "%00", "%2e%2e", "%zz", "", "."];

export const FORM = "application/x-www-form-urlencoded";

export const TYPES = [FORM, `${FORM}; charset=utf-8`, "application/json", "text/plain", "x"];
