import type { LifecycleEvent } from "../lifecycle/events";
import type { World } from "../world";
import { callMessage } from "./call-message";
import { conferenceMessage } from "./conference-message";
import type { Message } from "./message";
import { machineDetectionMessage, recordingMessage } from "./other-messages";

/** The callback that this event asks for, or null when nobody wants to know. */
export function messageFor(world: World, event: LifecycleEvent): Message | null {
  if (event.type === "music-requested") return null;
  if ("conference" in event) return conferenceMessage(world, event);
  if (event.type === "recording") return recordingMessage(world, event);
  if (event.type === "machine-detected") return machineDetectionMessage(world, event);
  if (event.type === "voice-requested") return null;
  return callMessage(world, event);
}
