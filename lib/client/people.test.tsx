// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { faultText, invalid } from "@/lib/model/fault";
import type { Outcome } from "@/lib/model/outcome";
import { useChange } from "./people";

const toast = vi.hoisted(() => ({ error: vi.fn<(text: string, how: object) => void>() }));
vi.mock("sonner", () => ({ toast }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  cleanup();
  toast.error.mockReset();
  vi.useRealTimers();
});

/** A page with a button that is pressed, and whose answer the test has in hand. */
function pressed() {
  const answer: { come: (outcome: Outcome) => void; fail: (error: Error) => void } = {
    come: () => undefined,
    fail: () => undefined,
  };
  const door = () =>
    new Promise<Outcome>((resolve, reject) =>
      Object.assign(answer, { come: resolve, fail: reject }),
    );
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result, unmount } = renderHook(() => useChange("End the session", door), { wrapper });
  act(() => result.current.make());
  return { result, leave: unmount, answer };
}

const soon = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

const told = () => toast.error.mock.calls.map(([text]) => text);

describe("a change that is refused", () => {
  const refusals: readonly [
    string,
    (answer: ReturnType<typeof pressed>["answer"]) => void,
    RegExp,
  ][] = [
    [
      "by the action",
      ({ come }) => come({ ok: false, fault: invalid("This was done already.") }),
      /^End the session: This was done already\.$/,
    ],
    [
      "before the action",
      ({ fail }) => fail(new Error(faultText(invalid("Another site asked for this.")))),
      /^End the session: Another site asked for this\.$/,
    ],
    [
      "as older than the server",
      ({ fail }) => fail(new Error('Server Action "7f" was not found on the server.')),
      /^End the session: Bridgeboard was updated/,
    ],
    [
      "by the network",
      ({ fail }) => fail(new TypeError("Failed to fetch")),
      /^End the session: Bridgeboard's server cannot be reached/,
    ],
    [
      "by something in front",
      ({ fail }) => fail(new Error("An unexpected response was received from the server.")),
      /^End the session: Something else answered in Bridgeboard's place/,
    ],
  ];

  it.each(refusals)("%s says why beside its button", async (_, refuse) => {
    const { result, answer } = pressed();
    await soon(0);
    refuse(answer);
    await waitFor(() => expect(result.current.fault?.message).toMatch(/\.$/));
    await soon(10_000);
    expect(told()).toEqual([]);
  });

  it.each(refusals)("%s says why elsewhere once its page is left", async (_, refuse, words) => {
    const { leave, answer } = pressed();
    await soon(0);
    leave();
    refuse(answer);
    await waitFor(() => expect(told()).toEqual([expect.stringMatching(words)]));
    expect(toast.error.mock.calls[0]?.[1]).toMatchObject({ closeButton: true, duration: Infinity });
  });

  it("says why elsewhere, too, where its page goes before anybody can have read it", async () => {
    const { result, leave, answer } = pressed();
    await soon(0);
    answer.come({ ok: false, fault: invalid("No.") });
    await waitFor(() => expect(result.current.fault).not.toBeNull());
    leave();
    await soon(3000);
    expect(told()).toEqual(["End the session: No."]);
  });
});

it("says nothing of a change that is done after its page is left", async () => {
  const { leave, answer } = pressed();
  await soon(0);
  leave();
  answer.come({ ok: true, value: undefined });
  await soon(10_000);
  expect(told()).toEqual([]);
});
