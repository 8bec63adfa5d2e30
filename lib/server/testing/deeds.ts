import { OURS, RINGS, type Scene } from "./gateway";

type Deed = (scene: Scene, at: { sid: string; callSid: string }) => Promise<unknown>;

/** Everything that only looks, each with a key that its answer cannot do without. */
export const reads = {
  "list conferences": {
    needs: "status",
    run: ({ gateway }) => gateway.conferences.page({ status: "in-progress" }),
  },
  "fetch a conference": {
    needs: "status",
    run: ({ gateway }, { sid }) => gateway.conferences.fetch(sid),
  },
  "list participants": {
    needs: "muted",
    run: ({ gateway }, { sid }) => gateway.participants.page(sid),
  },
  "fetch a participant": {
    needs: "call_sid",
    run: ({ gateway }, { sid, callSid }) => gateway.participants.fetch(sid, callSid),
  },
  "fetch a call": { needs: "sid", run: ({ gateway }, { callSid }) => gateway.calls.fetch(callSid) },
  "list numbers": { needs: "phone_number", run: ({ gateway }) => gateway.callerIds.list() },
} satisfies Record<string, { needs: string; run: Deed }>;

/** What can be done twice without harm. */
export const repeatables = {
  "end a conference": {
    needs: "status",
    run: ({ gateway }, { sid }) => gateway.conferences.update(sid, { status: "completed" }),
  },
  "mute a participant": {
    needs: "hold",
    run: ({ gateway }, { sid, callSid }) =>
      gateway.participants.update(sid, callSid, { muted: true }),
  },
} satisfies Record<string, { needs: string; run: Deed }>;

const announceUrl = "https://example.com/welcome.mp3";

/** What must never be done twice: somebody would notice. */
export const onceOnly = {
  "dial somebody in": {
    needs: "conference_sid",
    run: ({ gateway }, { sid }) => gateway.participants.create(sid, { to: RINGS, from: OURS }),
  },
  "announce to one": {
    needs: "status",
    run: ({ gateway }, { sid, callSid }) =>
      gateway.participants.update(sid, callSid, { announceUrl }),
  },
  "announce to all": {
    needs: "sid",
    run: ({ gateway }, { sid }) => gateway.conferences.update(sid, { announceUrl }),
  },
} satisfies Record<string, { needs: string; run: Deed }>;

/** A deed in a scene that has a conference with somebody in it. */
export function act(scene: Scene, { run }: { run: Deed }): Promise<unknown> {
  const { sid, callSid } = scene.conference();
  return run(scene, { sid, callSid: callSid("Ana") });
}
