import { expect, it } from "vitest";
import { callSchema } from "./schemas";

it("keeps no password that Twilio repeats in a SIP address", () => {
  const call = { sid: `CA${"1".repeat(32)}`, status: "ringing", from: "+14155550100" };
  expect(callSchema.parse({ ...call, to: "sip:ana:hunter2@pbx.example.com" })).toMatchObject({
    from: "+14155550100",
    to: "sip:ana:[secret]@pbx.example.com",
  });
});
