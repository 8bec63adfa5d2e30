import { isRunning, type Recording } from "../entities/recording";
import type { Answer } from "../http/answer";
import { badRequest, notFound, refused } from "../http/twilio-error";
import { endRecording, pauseRecording, resumeRecording } from "../lifecycle/recording";
import { readParameters } from "../rules/check-parameters";
import { recordingView } from "../views/recording";
import { conferenceOf } from "./conferences";
import { dateFilters, type Filters } from "./filters";
import { listPage } from "./list";
import type { Ask, Route } from "./route";

/** Twilio docs: Conference Recording resource, "Read multiple". */
const filters: Filters<Recording> = dateFilters(
  "DateCreated",
  (recording) => recording.dateCreated,
);

const path = "Conferences/:ConferenceSid/Recordings";

export const recordingRoutes: readonly Route[] = [
  { method: "GET", path, run: listRecordings },
  { method: "GET", path: `${path}/:Sid`, run: fetchRecording },
  { method: "POST", path: `${path}/:Sid`, run: updateRecording },
  { method: "DELETE", path: `${path}/:Sid`, run: deleteRecording },
];

/** Recordings of single legs are not among them. */
function listRecordings(ask: Ask): Answer {
  const { sid } = conferenceOf(ask);
  return listPage(ask, {
    key: "recordings",
    table: ask.world.store.recordings,
    only: (recording) => recording.conferenceSid === sid,
    filters,
    view: recordingView,
  });
}

function fetchRecording(ask: Ask): Answer {
  return { status: 200, body: recordingView(ask.world.account, recordingOf(ask)) };
}

/** Pauses, resumes or stops it; what is not running can do none of that (Twilio docs: error 16114). */
function updateRecording(ask: Ask): Answer {
  const { world } = ask;
  const recording = recordingOf(ask);
  const form = readParameters(ask.form, {
    Status: { is: "one of", values: ["paused", "in-progress", "stopped"] },
    PauseBehavior: { is: "one of", values: ["skip", "silence"] },
  });
  const status = form.get("Status");
  if (!status) throw badRequest("Status is required");
  // Inferred: neither can it be paused or resumed twice.
  if (!isRunning(recording) || recording.status === status) {
    throw refused(16114, `The recording is ${recording.status}`);
  }
  if (status === "stopped") endRecording(world, recording, "stopped");
  else if (status === "in-progress") resumeRecording(world, recording);
  else pauseRecording(world, recording, form.get("PauseBehavior") === "skip" ? "skip" : "silence");
  return { status: 200, body: recordingView(world.account, recording) };
}

/** Inferred: one that is still running cannot be deleted. */
function deleteRecording(ask: Ask): Answer {
  const recording = recordingOf(ask);
  if (isRunning(recording)) throw refused(20009, `The recording is ${recording.status}`);
  ask.world.agenda.drop(recording.sid);
  ask.world.store.recordings.remove(recording.sid);
  return { status: 204 };
}

/** The recording of this path; `Twilio.CURRENT` is the one that runs. */
function recordingOf(ask: Ask): Recording {
  const { world, params } = ask;
  const { sid: conferenceSid } = conferenceOf(ask);
  const sid = params["Sid"] ?? "";
  const { recordings } = world.store;
  const running = (one: Recording) => one.conferenceSid === conferenceSid && isRunning(one);
  const found = sid === "Twilio.CURRENT" ? recordings.find(running) : recordings.get(sid);
  if (found?.conferenceSid !== conferenceSid) throw notFound(ask.path);
  if (sid === "Twilio.CURRENT" && recordings.find((one) => one !== found && running(one))) {
    throw refused(16108, "More than one recording is running");
  }
  return found;
}
