import "server-only";
import { z } from "zod";
import { callStatuses } from "@/lib/model/participant";
import { address, given, moment, perhapsWhole, sidOf, text, whole } from "./fields";
import type { Form } from "./form";
import type { Told } from "./told";

/** How a call's callbacks name its status: one more than the Call resource has. */
export const toldStatuses = [...callStatuses, "initiated"] as const;

const nobody = { conferenceSid: null, callSid: null, conferenceName: null, participantName: null };
const word = z.string().min(1);

const ofCall = z.object({
  CallSid: sidOf("CA"),
  CallStatus: z.enum(toldStatuses),
  SequenceNumber: whole,
  Timestamp: moment,
  From: address,
  To: address,
  Direction: text,
  SipResponseCode: perhapsWhole,
});

/** How a call goes (Twilio docs: Making calls, StatusCallback). @throws ZodError as do the others */
export function callCallback(form: Form): Told {
  const said = ofCall.parse(form);
  const { CallSid: callSid, CallStatus: status, SequenceNumber: sequence } = said;
  return {
    ...nobody,
    callSid,
    number: `${callSid}:${sequence}:${status}`,
    callback: {
      source: "call",
      callSid,
      status,
      sequence,
      timestamp: said.Timestamp,
      from: said.From,
      to: said.To,
      direction: said.Direction,
      ...given({ sipResponseCode: said.SipResponseCode }),
    },
  };
}

const ofMachineDetection = z.object({
  CallSid: sidOf("CA"),
  AnsweredBy: word,
  MachineDetectionDuration: perhapsWhole,
});

/** Who or what picked up (Twilio docs: Answering Machine Detection). */
export function machineDetectionCallback(form: Form): Told {
  const said = ofMachineDetection.parse(form);
  const { CallSid: callSid, AnsweredBy: answeredBy, MachineDetectionDuration: duration } = said;
  const callback = { source: "machine-detection", callSid, answeredBy, duration } as const;
  return { ...nobody, callSid, number: null, callback };
}

const ofRecording = z.object({
  RecordingSid: sidOf("RE"),
  RecordingStatus: word,
  RecordingDuration: perhapsWhole,
});

/** How a recording goes, of a conference or of one call (Twilio docs: Recording status callbacks). */
export function recordingCallback(form: Form): Told {
  const said = ofRecording.parse(form);
  const callSid = form["CallSid"] ? sidOf("CA").parse(form["CallSid"]) : null;
  const conferenceSid = form["ConferenceSid"] ? sidOf("CF").parse(form["ConferenceSid"]) : null;
  const callback = {
    source: "recording",
    recordingSid: said.RecordingSid,
    status: said.RecordingStatus,
    callSid,
    duration: said.RecordingDuration,
  } as const;
  return { ...nobody, callSid, conferenceSid, number: null, callback };
}
