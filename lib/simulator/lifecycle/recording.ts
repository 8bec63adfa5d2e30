import type { Call } from "../entities/call";
import { durationOf, isRunning, type Recording } from "../entities/recording";
import type { World } from "../world";
import type { LifecycleEvent } from "./events";

/** Inferred: how long Twilio takes until a recording can be had. */
const PROCESSING_MS = 2_000;

type Status = Extract<LifecycleEvent, { type: "recording" }>["status"];

/** A recording begins. */
export function beginRecording(
  world: World,
  spec: Pick<Recording, "conferenceSid" | "callSid" | "channels" | "track" | "source">,
): Recording {
  const now = world.clock.now();
  const recording = world.store.recordings.add({
    ...spec,
    sid: world.random.sid("RE"),
    dateCreated: now,
    dateUpdated: now,
    startTime: now,
    status: "in-progress",
    recorded: 0,
    since: now,
  });
  // Inferred: the two words stand for the same moment.
  tell(world, recording, "started");
  tell(world, recording, "in-progress");
  return recording;
}

/** Nothing more comes onto it for now. With `silence` the pause is on it, with `skip` it is left out. */
export function pauseRecording(world: World, recording: Recording, how: "skip" | "silence"): void {
  measure(world, recording);
  if (how === "skip") recording.since = null;
  change(world, recording, "paused");
  tell(world, recording, "paused");
}

export function resumeRecording(world: World, recording: Recording): void {
  measure(world, recording);
  change(world, recording, "in-progress");
  tell(world, recording, "resumed");
}

/** It is over: first `stopped` or `processing`, and a little later there to be had. */
export function endRecording(
  world: World,
  recording: Recording,
  status: "stopped" | "processing",
): void {
  if (!isRunning(recording)) return;
  measure(world, recording);
  recording.since = null;
  change(world, recording, status);
  if (status === "stopped") tell(world, recording, "stopped");
  processRecording(world, recording);
}

/** Makes it ready to be had; also one that was saved before it was. */
export function processRecording(world: World, recording: Recording): void {
  world.agenda.plan(recording.sid, PROCESSING_MS, () => {
    // What is shorter than a second does not exist (Twilio docs: error 16101). Inferred: a second.
    const final = recording.recorded < 1_000 ? "absent" : "completed";
    change(world, recording, final);
    world.store.recordings.retire(recording.sid);
    tell(world, recording, final);
  });
}

/** The recording of this conference or call that goes on, if one does. */
export function runningRecording(
  { store }: World,
  of: { conferenceSid: string } | { call: Call },
): Recording | undefined {
  return store.recordings.find((one) => {
    const isIts =
      "call" in of
        ? one.conferenceSid === null && one.callSid === of.call.sid
        : one.conferenceSid === of.conferenceSid;
    return isIts && isRunning(one);
  });
}

/** Adds what has passed since the last look. */
function measure({ clock }: World, recording: Recording): void {
  const now = clock.now();
  if (recording.since !== null) recording.recorded += now - recording.since;
  recording.since = now;
}

function change({ clock }: World, recording: Recording, status: Recording["status"]): void {
  recording.status = status;
  recording.dateUpdated = clock.now();
}

function tell(world: World, recording: Recording, status: Status): void {
  const { sid, conferenceSid, startTime, channels, track, source } = recording;
  const callSid = conferenceSid === null ? recording.callSid : null;
  world.announce({
    type: "recording",
    status,
    recording: {
      sid,
      conferenceSid,
      callSid,
      startTime,
      channels,
      track,
      source,
      duration: durationOf(recording),
    },
  });
}
