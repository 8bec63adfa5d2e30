import { expect, it } from "vitest";
import { callableOptions, dialOfLeg } from "./dial-again";
import { leg } from "./testing/rooms";

it("calls the same number again, from the same one", () => {
  const dialled = leg("CA1", { to: "client:ana", from: "+14155550100", label: "Ana" });
  expect(dialOfLeg(dialled)).toEqual({ to: "client:ana", from: "+14155550100", label: "Ana" });
});

it("calls back who called in, from the number that they called", () => {
  const inbound = leg("CA1", { to: "+14155550100", from: "+14155550123", direction: "inbound" });
  expect(dialOfLeg(inbound)).toEqual({ to: "+14155550123", from: "+14155550100" });
});

it("leaves open what nobody knows", () => {
  expect(dialOfLeg(leg("CA1"))).toEqual({});
});

it.each(["+266696687", "+7378742833", "anonymous", "sip:anonymous@anonymous.invalid", "", " "])(
  "calls nobody back who called as %j",
  (from) => {
    const inbound = leg("CA1", { to: "+14155550100", from, direction: "inbound", label: " " });
    expect(dialOfLeg(inbound)).toEqual({ from: "+14155550100" });
  },
);

it("keeps of a dial what can be called", () => {
  const rest = { label: "Ana", timeout: 30, from: "anonymous" };
  for (const to of ["+266696687", "+464", "+86282452253", "sip:x@anonymous.invalid"]) {
    expect(callableOptions({ ...rest, to, callerId: to })).toEqual(rest);
  }
  const whole = { ...rest, to: "+12065550135", callerId: "+14155550100" };
  expect(callableOptions(whole)).toEqual(whole);
});
