import { methodFor, onlyWith, ownAddress, ownPart } from "../rows";
import type { CreateParticipantRows } from "./rows";

const LOSS = "The board then does not show who picked up.";
const method = methodFor("amdStatusCallback");

const unlessDetecting = onlyWith(
  "machineDetection",
  "Machine detection is off, so this does nothing.",
);

/** Twilio docs: Answering Machine Detection. */
export const machineDetection = {
  machineDetection: {
    group: "machine-detection",
    label: "Machine detection",
    kind: "enum",
    values: ["Enable", "DetectMessageEnd"],
    default: "off",
    help: "Listens for who picked up, and the board shows it if Twilio calls the board back. Enable reports at once; DetectMessageEnd waits for the end of a machine's greeting, so that you can leave a message.",
    relations: [
      {
        kind: "caution",
        option: "amdStatusCallback",
        unset: true,
        unlessCalledBack: true,
        because:
          "Twilio cannot call this board back, so the board does not show who picked up. Set amdStatusCallback to have it reported to an address of your own.",
      },
    ],
  },
  machineDetectionTimeout: {
    group: "machine-detection",
    label: "Detection timeout",
    kind: "integer",
    unit: "s",
    default: "30 seconds",
    help: "How long Twilio listens before it reports unknown.",
    relations: [unlessDetecting],
  },
  machineDetectionSpeechThreshold: {
    group: "machine-detection",
    label: "Speech threshold",
    kind: "integer",
    unit: "ms",
    min: 1000,
    max: 6000,
    default: "2400 ms",
    help: "A greeting shorter than this counts as a person, a longer one as a machine.",
    relations: [unlessDetecting],
  },
  machineDetectionSpeechEndThreshold: {
    group: "machine-detection",
    label: "Speech end threshold",
    kind: "integer",
    unit: "ms",
    min: 500,
    max: 5000,
    default: "1200 ms",
    help: "How much silence after speech means that the greeting is over.",
    relations: [unlessDetecting],
  },
  machineDetectionSilenceTimeout: {
    group: "machine-detection",
    label: "Silence timeout",
    kind: "integer",
    unit: "ms",
    min: 2000,
    max: 10000,
    default: "5000 ms",
    help: "How much silence right after the answer makes Twilio report unknown.",
    relations: [unlessDetecting],
  },
  amdStatusCallback: {
    group: "machine-detection",
    label: "AMD status callback",
    kind: "url",
    help: "Where Twilio reports who picked up: a human, a machine, a fax or unknown.",
    relations: [unlessDetecting, ownAddress(LOSS)],
  },
  amdStatusCallbackMethod: {
    group: "machine-detection",
    label: "AMD status callback method",
    help: "The HTTP method for amdStatusCallback.",
    ...method,
    relations: [...method.relations, ownPart("amdStatusCallback", LOSS)],
  },
} satisfies Partial<CreateParticipantRows>;
