import { expect, it } from "vitest";
import { ANSWERS, OURS, RINGS } from "../testing/numbers";
import { BACK, setUpReceiver } from "../testing/receiver";

const asked = { amdStatusCallback: BACK, machineDetection: "Enable" };

it.each([
  ["+15005550011", "Enable", "human"],
  ["+15005550017", "Enable", "machine_start"],
  ["+15005550017", "DetectMessageEnd", "machine_end_beep"],
  ["+15005550018", "DetectMessageEnd", "fax"],
  ["+15005550017", "enable", "machine_start"],
  ["+15005550017", "detectMessageEnd", "machine_end_beep"],
])("tells what has answered at %s in the mode %s: %s", async (to, machineDetection, answeredBy) => {
  const { dial, pass, received, simulator, client } = setUpReceiver();
  const { callSid } = await dial("Lobby", { ...asked, to, machineDetection });
  await pass(10);
  expect(received.map(({ form }) => form)).toEqual([
    {
      CallSid: callSid,
      AccountSid: simulator.accountSid,
      AnsweredBy: answeredBy,
      MachineDetectionDuration: expect.stringMatching(/^\d+$/),
    },
  ]);
  expect((await client.calls(callSid).fetch()).answeredBy).toBe(answeredBy);
});

it.each([
  ["true", ["human"]],
  ["false", []],
])("tells of a call only if that does not wait for it: AsyncAmd=%s", async (asyncAmd, told) => {
  const { client, pass, received } = setUpReceiver();
  await client.calls.create({
    from: OURS,
    to: ANSWERS,
    twiml: "<Response><Pause length='20'/></Response>",
    machineDetection: "Enable",
    asyncAmd,
    asyncAmdStatusCallback: BACK,
  });
  await pass(10);
  expect(received.map(({ form }) => form["AnsweredBy"])).toEqual(told);
});

it("gives up when its time is over", async () => {
  const { dial, pass, received } = setUpReceiver();
  await dial("Lobby", { ...asked, to: "+15005550017", machineDetectionTimeout: 3 });
  await pass(10);
  expect(received[0]?.form).toMatchObject({
    AnsweredBy: "unknown",
    MachineDetectionDuration: "3000",
  });
});

it("can be told what picks up, and says nothing about who hangs up at once", async () => {
  const { dial, pass, received, control } = setUpReceiver();
  const [machine, person] = [await dial("A", { ...asked, to: RINGS }), await dial("B", asked)];
  control.answer(machine.callSid, "machine");
  control.hangUp(person.callSid);
  await pass(10);
  expect(received.map(({ form }) => form["AnsweredBy"])).toEqual(["machine_start"]);
});
