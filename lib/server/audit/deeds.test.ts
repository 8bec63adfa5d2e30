import { beforeEach, expect, it } from "vitest";
import type { Command } from "@/lib/model/command";
import type { Person } from "@/lib/model/person";
import { receiptEvent } from "../record/command-log-events";
import { append } from "../record/events";
import { readRoom } from "../rooms";
import { doneOf } from "../testing/commands";
import { describeOnEach } from "../testing/databases";
import { setUp } from "../testing/gateway";
import { boot } from "../testing/process";
import { readLastDeeds } from "./deeds";
import { readDialOf } from "./dial-of";
import { deed, request } from "./testing/record";

const dana: Person = { id: "dana", name: "Dana", email: "dana@example.com", role: "supervisor" };
const alex: Person = { ...dana, id: "alex", name: "Alex" };

/** A conference with Ana and Ben that somebody looks at. */
async function lookedAt() {
  const scene = boot(setUp());
  const { sid, callSid } = scene.conference();
  await readRoom(sid);
  const on = (label: string, options: object, by = dana): Partial<Command> => ({
    target: { conferenceSid: sid, callSid: callSid(label) },
    options: { ...options },
    requestedBy: by,
  });
  return { sid, callSid, on };
}

const inShort = async (sid: string, asker: Person) => {
  const deeds = await readLastDeeds(sid, asker);
  return deeds.map(({ callSid, deed: what, outcome, by }) => [callSid, what, outcome, by]);
};

const fault = { kind: "internal", message: "No.", repeatable: true, unsure: false } as const;

describeOnEach("the last deeds", () => {
  let here: Awaited<ReturnType<typeof lookedAt>>;
  beforeEach(async () => {
    here = await lookedAt();
  });

  it("are the latest on each participant, and one's own are one's own", async () => {
    const { sid, callSid, on } = here;
    await deed(on("Ana", { muted: true }));
    await deed(on("Ana", { hold: true }, alex));
    await deed(on("Ben", { muted: true }));
    expect(await inShort(sid, dana)).toEqual(
      expect.arrayContaining([
        [callSid("Ana"), "hold", "done", "Alex"],
        [callSid("Ben"), "mute", "done", null],
      ]),
    );
    expect(await inShort(sid, alex)).toEqual(
      expect.arrayContaining([
        [callSid("Ana"), "hold", "done", null],
        [callSid("Ben"), "mute", "done", "Dana"],
      ]),
    );
  });

  it("leave out what failed, and say what is not known to be done", async () => {
    const { sid, callSid, on } = here;
    await deed(on("Ana", { muted: true }));
    await deed(on("Ana", { hold: true }), { outcome: "failed", fault });
    await request(on("Ben", { muted: true }));
    expect(await inShort(sid, alex)).toEqual(
      expect.arrayContaining([
        [callSid("Ana"), "mute", "done", "Dana"],
        [callSid("Ben"), "mute", "pending", "Dana"],
      ]),
    );
  });

  it("are not confused by a receipt that comes late", async () => {
    const { sid, callSid, on } = here;
    const first = await request(on("Ana", { muted: true }));
    await deed(on("Ana", { hold: true }));
    await append(receiptEvent(first, doneOf(first)));
    expect(await inShort(sid, alex)).toEqual([[callSid("Ana"), "hold", "done", "Dana"]]);
  });

  it("include what was done to everybody", async () => {
    const { sid } = here;
    const announceUrl = "https://example.com/a.mp3";
    const target = { conferenceSid: sid };
    await deed({ operation: "updateConference", target, options: { announceUrl } });
    expect(await inShort(sid, alex)).toEqual([[null, "announce", "done", "Dana"]]);
  });

  it("are none where nobody has done anything", async () => {
    expect(await inShort(here.sid, dana)).toEqual([]);
  });
});

const dial = (conferenceSid: string, label: string): Partial<Command> => ({
  operation: "createParticipant",
  target: { conferenceSid },
  options: { to: "client:ana", from: "+14155550100", label },
});

describeOnEach("the dial of a leg", () => {
  let here: Awaited<ReturnType<typeof lookedAt>>;
  beforeEach(async () => {
    here = await lookedAt();
  });
  it("is found by the call that it made", async () => {
    const { sid, callSid } = here;
    const ana = (await readRoom(sid)).legs.find(({ label }) => label === "Ana");
    await deed(dial(sid, "Ana"), ana && { participant: ana });
    expect(await readDialOf(sid, callSid("Ana"))).toEqual(dial(sid, "Ana").options);
  });

  it("is found by the label where its receipt was lost", async () => {
    const { sid, callSid } = here;
    await deed(dial(sid, "Ben"), {
      outcome: "unknown",
      fault,
      names: { participantName: "Ben" },
    });
    expect(await readDialOf(sid, callSid("Ben"))).toEqual(dial(sid, "Ben").options);
  });

  const lost = { outcome: "unknown", fault, names: { conferenceName: "Support" } } as const;
  const namedBen = { ...lost, names: { ...lost.names, participantName: "Ben" } };

  it("is found by its name where its receipt was lost with the conference that it made", async () => {
    const { sid, callSid } = here;
    await deed(dial("Support", "Ben"), namedBen);
    expect(await readDialOf(sid, callSid("Ben"))).toEqual(dial(sid, "Ben").options);
  });

  it("is not one that made another call, in another conference of the same name", async () => {
    const { sid, callSid } = here;
    const ana = (await readRoom(sid)).legs.find(({ label }) => label === "Ana");
    const other = { callSid: `CA${"9".repeat(32)}`, conferenceSid: `CF${"9".repeat(32)}` };
    await deed(dial("Support", "Ben"), {
      names: namedBen.names,
      ...(ana && { participant: { ...ana, ...other, label: "Ben" } }),
    });
    expect(await readDialOf(sid, callSid("Ben"))).toBeNull();
  });

  it("is not one from before the conference began, nor one that failed", async () => {
    const { sid, callSid } = here;
    await deed({ ...dial("Support", "Ben"), requestedAt: "2026-01-05T08:58:00.000Z" }, namedBen);
    await deed(dial("Support", "Ben"), { ...namedBen, outcome: "failed" });
    expect(await readDialOf(sid, callSid("Ben"))).toBeNull();
  });

  it("is nothing where somebody else dialled it", async () => {
    expect(await readDialOf(here.sid, here.callSid("Ana"))).toBeNull();
  });
});
