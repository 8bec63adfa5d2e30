import { expect, it } from "vitest";
import { dialOfLeg } from "./dial-again";
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
