import { audio } from "./create-participant/audio";
import { callbacks } from "./create-participant/callbacks";
import { calling } from "./create-participant/calling";
import { coaching } from "./create-participant/coaching";
import { conference } from "./create-participant/conference";
import { conferenceRecording } from "./create-participant/conference-recording";
import { emergency } from "./create-participant/emergency";
import { essentials } from "./create-participant/essentials";
import { joining } from "./create-participant/joining";
import { machineDetection } from "./create-participant/machine-detection";
import { recording } from "./create-participant/recording";
import type { CreateParticipantRows } from "./create-participant/rows";
import { sip } from "./create-participant/sip";

/**
 * Every option for dialling somebody into a conference. Twilio docs: Conference Participant
 * resource, create.
 */
export const createParticipant = {
  ...essentials,
  ...audio,
  ...joining,
  ...coaching,
  ...calling,
  ...machineDetection,
  ...callbacks,
  ...conference,
  ...recording,
  ...conferenceRecording,
  ...sip,
  ...emergency,
} satisfies CreateParticipantRows;
