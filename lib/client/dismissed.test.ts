import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { endOf } from "@/lib/model/room-view";
import { leg } from "@/lib/model/testing/rooms";

const SID = `CF${"1a".repeat(16)}`;
const gone = leg("CA1", { ended: { how: "busy", by: null, at: "2026-01-05T09:00:00.000Z" } });

/** What a document that has just been loaded shows of the dismissed legs. */
async function load() {
  vi.resetModules();
  const { useDismissed } = await import("./dismissed");
  return renderHook(() => useDismissed(SID));
}

beforeEach(() => sessionStorage.clear());

it("remembers a dismissed leg in a document loaded later, and for its conference only", async () => {
  const first = await load();
  act(() => first.result.current.dismiss([gone]));
  expect([...first.result.current.dismissed]).toEqual([endOf(gone)]);

  const later = await load();
  expect([...later.result.current.dismissed]).toEqual([endOf(gone)]);
  sessionStorage.clear();
  const other = await load();
  expect([...other.result.current.dismissed]).toEqual([]);
});
