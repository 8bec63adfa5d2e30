import type { CreateParticipantRows } from "./rows";

export const essentials = {
  to: {
    group: "essentials",
    label: "To",
    kind: "endpoint",
    accepts: ["phone", "client", "sip", "app", "emergency"],
    required: true,
    help: "Who is called: a phone number, a browser or app (client:name), a SIP address (sip:name@host) or a TwiML App (app:AP…). After client, SIP and app you may add parameters, as in client:ana?ticket=42.",
    relations: [
      {
        kind: "caution",
        option: "to",
        endpoint: ["emergency"],
        because:
          "This calls the emergency services. Twilio charges for such calls in some countries.",
      },
    ],
  },
  from: {
    group: "essentials",
    label: "From",
    kind: "endpoint",
    accepts: ["phone", "client", "sip-user"],
    required: true,
    help: "Who seems to be calling. A phone number must be one of your Twilio numbers or a caller ID that you verified with Twilio; calls to a SIP address may also come from a plain name.",
    relations: [
      {
        kind: "excludes",
        when: { endpoint: ["client", "sip-user"] },
        option: "to",
        endpoint: ["phone"],
        because: "A call to a phone number must come from a phone number.",
      },
    ],
  },
  label: {
    group: "essentials",
    label: "Label",
    kind: "text",
    maxLength: 128,
    pattern: "(?!CA[0-9a-f]{32}$)(?![^]*%2[fF])[^\\/]*",
    shape: 'anything but a Call SID, without "/" or "%2F"',
    help: "A name for the participant, unique among those in the conference. It is set now or never: Twilio cannot change it later.",
  },
} satisfies Partial<CreateParticipantRows>;
