// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { leg } from "@/lib/model/testing/rooms";
import { askToRedial, useRedialAsked } from "./redial";

const ana = leg("CA1");

it("is asked for on the page of its conference, and forgotten with the page", () => {
  const page = renderHook(() => useRedialAsked(ana.conferenceSid));
  const other = renderHook(() => useRedialAsked(`CF${"9".repeat(32)}`));
  act(() => askToRedial(ana));
  expect([page.result.current, other.result.current]).toEqual([ana, null]);
  page.unmount();
  const again = renderHook(() => useRedialAsked(ana.conferenceSid));
  expect(again.result.current).toBeNull();
});
