import type { Conference } from "../entities/conference";
import type { World } from "../world";
import type { LifecycleEvent } from "./events";
import { beginRecording, endRecording, runningRecording } from "./recording";

/** Has those conferences and legs recorded for which somebody asked for it. */
export function startRecordings(world: World): void {
  const { store } = world;

  /** It begins when two are bridged (Twilio docs: TwiML <Conference>, `record`). Inferred: one participant who asks for it is enough. */
  const recordConference = (conference: Conference): void => {
    if (conference.status !== "in-progress") return;
    const asking = store
      .participants(conference.sid)
      .all()
      .findLast((one) => one.recordsConference && one.status === "connected");
    if (!asking || runningRecording(world, { conferenceSid: conference.sid })) return;
    beginRecording(world, {
      conferenceSid: conference.sid,
      callSid: asking.callSid,
      channels: 1,
      track: "both",
      source: "Conference",
    });
  };

  const hear = (event: LifecycleEvent): void => {
    if (event.type === "conference-start") recordConference(event.conference);
    if (event.type === "participant-join" && event.participant.recordsConference) {
      recordConference(event.conference);
    }
    if (event.type === "conference-end") {
      const running = runningRecording(world, { conferenceSid: event.conference.sid });
      if (running) endRecording(world, running, "processing");
    }
    if (event.type === "call-answered" && event.call.record) {
      const { sid, record } = event.call;
      beginRecording(world, {
        ...record,
        callSid: sid,
        conferenceSid: null,
        source: "OutboundAPI",
      });
    }
    if (event.type === "call-completed" && event.call.record) {
      const running = runningRecording(world, event);
      if (running) endRecording(world, running, "processing");
    }
  };
  world.listen(hear);
}
