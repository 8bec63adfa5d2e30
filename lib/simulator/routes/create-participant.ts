import type { Conference } from "../entities/conference";
import type { Answer } from "../http/answer";
import { badRequest, refused } from "../http/twilio-error";
import { openConference } from "../lifecycle/conference";
import { dial } from "../lifecycle/dialling";
import { addLeg } from "../lifecycle/leg";
import { takeTurn } from "../lifecycle/turn";
import {
  readConferenceCallbacks,
  readMachineDetection,
  readSubscription,
} from "../rules/callbacks";
import { checkByoc, readRecord } from "../rules/calling";
import { readParameters } from "../rules/check-parameters";
import { readCoaching } from "../rules/coaching";
import { createParticipantRules } from "../rules/create-participant";
import { checkLabelIsFree, readLabel } from "../rules/label";
import { readMusic } from "../rules/music";
import { checkSipCredentials } from "../rules/sip-credentials";
import { readToAndFrom } from "../rules/to-and-from";
import { noteOddities } from "../rules/warnings";
import { participantView } from "../views/participant";
import type { World } from "../world";
import { isConferenceSid } from "./conferences";
import type { Ask } from "./route";

/** Calls somebody into a conference, which a name creates if it has to (Twilio docs: "Create a Participant"). */
export function createParticipant({ world, params, ...ask }: Ask): Answer {
  const endpoints = readToAndFrom(world, ask.form);
  const form = readParameters(ask.form, createParticipantRules);
  checkSipCredentials(form);
  checkByoc(form.get("Byoc"), endpoints.to);
  checkDisplayName(form.get("CallerDisplayName"), endpoints.to);
  const label = readLabel(form);

  const sidOrName = params["ConferenceSid"] ?? "";
  const active = activeConference(world, sidOrName);
  if (active) {
    const { size } = world.store.participants(active.sid);
    if (size >= active.maxParticipants) throw refused(16020, `It has ${size} participants`);
    checkLabelIsFree(world, active, label);
  }
  const coaching = readCoaching(world, active, form, null);

  const maxParticipants = form.integer("MaxParticipants");
  const conference = active ?? openConference(world, { friendlyName: sidOrName, maxParticipants });
  const leg = addLeg(world, conference, {
    ...endpoints,
    ...coaching,
    direction: "outbound-api",
    label,
    muted: form.boolean("Muted"),
    startConferenceOnEnter: form.boolean("StartConferenceOnEnter"),
    endConferenceOnExit: form.boolean("EndConferenceOnExit"),
    region: form.get("Region"),
    timeout: form.integer("Timeout"),
    timeLimit: form.integer("TimeLimit"),
    queueTime: takeTurn(world),
    statusCallback: readSubscription(form, "StatusCallback", ["completed"]),
    record: readRecord(form),
    recordingStatusCallback: readSubscription(form, "RecordingStatusCallback", ["completed"]),
    machineDetection: readMachineDetection(form),
    conferenceCallbacks: readConferenceCallbacks(form),
    waitMusic: readMusic(form, "Wait"),
    recordsConference: ["true", "record-from-start"].includes(form.get("ConferenceRecord") ?? ""),
  });
  leg.participant.touched = true;
  noteOddities(world, form, { kind: "participant", callSid: leg.call.sid });
  dial(world, leg.call);
  return {
    status: 201,
    body: participantView(world.account, leg.participant, String(leg.call.queueTime)),
  };
}

/** The running or waiting conference that this SID or name means; null when the name is free. */
function activeConference({ store }: World, sidOrName: string): Conference | null {
  if (isConferenceSid(sidOrName)) {
    const conference = store.conferences.get(sidOrName);
    // Inferred: 16022 and HTTP 400; Twilio documents only that the request fails.
    if (!conference || conference.status === "completed") {
      throw refused(16022, `${sidOrName} is not active`);
    }
    return conference;
  }
  if (sidOrName.length < 1 || sidOrName.length > 128) {
    throw refused(13237, "A conference's name has 1 to 128 characters");
  }
  return store.activeConference(sidOrName) ?? null;
}

/** Only a call to a SIP address uses CallerDisplayName. Inferred: elsewhere it is ignored. */
function checkDisplayName(name: string | undefined, to: string): void {
  if (name && to.startsWith("sip") && (name.length < 2 || name.length > 255)) {
    throw badRequest("CallerDisplayName must have 2 to 255 characters");
  }
}
