import { onlyForwarded } from "./calling";
import type { CreateParticipantRows } from "./rows";

/**
 * Who calls whom. Labels: Twilio's error 16024. Emergency numbers: Emergency Calling for
 * Programmable Voice.
 */
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
          "This calls the emergency services (only 933 is a test). Twilio charges for it in the US and Canada.",
      },
    ],
  },
  from: {
    group: "essentials",
    label: "From",
    kind: "endpoint",
    accepts: ["phone", "client", "sip-user", "withheld"],
    required: true,
    help: "Who seems to be calling. To reach a phone, use one of your Twilio numbers or a caller ID verified with Twilio; for the others, client:name or a plain name (SIP) will do too.",
    relations: [
      {
        kind: "excludes",
        when: { endpoint: ["client", "sip-user"] },
        option: "to",
        endpoint: ["phone"],
        because: "A call to a phone number must come from a phone number.",
      },
      onlyForwarded,
    ],
  },
  label: {
    group: "essentials",
    label: "Label",
    kind: "text",
    maxLength: 128,
    pattern: "(?!CA[0-9a-f]{32}$)(?![^]*%2[fF])[^\\/]*",
    shape: 'anything but a Call SID, without "/" or "%2F"',
    help: "A name to know the participant by, used only once in the conference. It cannot be changed later.",
  },
} satisfies Partial<CreateParticipantRows>;
