// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Moment } from "@/components/ui/moment";
import { setAhead } from "@/components/ui/now";
import { Live } from "./live";

const server = vi.hoisted(() => ({ ahead: 0 }));
vi.mock("@/lib/client/live/use-live", () => ({
  useLive: () => undefined,
  useAhead: () => server.ahead,
}));

afterEach(() => {
  cleanup();
  setAhead(0);
  vi.useRealTimers();
});

it.each([0, 60_000, -60_000])("shows times by a server's clock that is %i ms ahead", (ahead) => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5, 9) });
  server.ahead = ahead;
  const { container } = render(
    <>
      <Live topics={["CF1"]} />
      <Moment at={new Date(Date.now() + ahead - 7000).toISOString()} />
    </>,
  );
  expect(container.textContent).toBe("7 s ago");
});
