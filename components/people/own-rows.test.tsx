// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { Invited } from "@/lib/model/member";
import type { Outcome } from "@/lib/model/outcome";
import type { Session } from "@/lib/model/session";
import { InvitationTable } from "./invitation-table";
import { SessionList } from "./session-list";

type Door = (id: string) => Promise<Outcome>;
const door = vi.hoisted(() => vi.fn<Door>());
vi.mock("@/lib/actions/people", () => ({ withdrawInvitation: door }));
vi.mock("@/lib/actions/account", () => ({ endOwnSession: door, endOwnSessions: door }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

afterEach(cleanup);

const at = "2026-11-20T10:00:00.000Z";

const invited = (id: string, by: string | null = "Alex"): Invited => {
  return { id, email: `${id}@example.com`, role: "viewer", by, known: false, until: at };
};

const session = (id: string): Session => {
  return { id, browser: id, address: "", since: at, seen: at, current: false };
};

const lists: { list: string; shown: ReactElement; button: (id: string) => string }[] = [
  {
    list: "open links",
    shown: <InvitationTable invited={[invited("ada"), invited("kim")]} />,
    button: (id) => `Withdraw the link for ${id}@example.com`,
  },
  {
    list: "sessions",
    shown: <SessionList sessions={[session("ada"), session("kim")]} />,
    button: (id) => `End the session of ${id}`,
  },
];

function show(shown: ReactElement): void {
  render(<QueryClientProvider client={new QueryClient()}>{shown}</QueryClientProvider>);
}

it.each(lists)("of the $list, only the row that was pressed waits", async ({ shown, button }) => {
  const answers: ((outcome: Outcome) => void)[] = [];
  door.mockReset().mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  show(shown);
  const press = async (id: string) =>
    act(async () => void fireEvent.click(screen.getByRole("button", { name: button(id) })));
  const busy = () =>
    ["ada", "kim"].filter((id) =>
      screen.getByRole("button", { name: button(id) }).getAttribute("aria-busy"),
    );

  await press("ada");
  await waitFor(() => expect(busy()).toEqual(["ada"]));
  await press("kim");
  await waitFor(() => expect(busy()).toEqual(["ada", "kim"]));
  expect(door.mock.calls).toEqual([["ada"], ["kim"]]);

  const message = "This was done already.";
  const fault = { kind: "not-found", message, repeatable: true, unsure: false } as const;
  await act(async () => answers[0]?.({ ok: false, fault }));
  expect(await screen.findByText(message)).toBeTruthy();
  expect(busy()).toEqual(["kim"]);
});

it("does not take a link of somebody who has left for one of the command line", () => {
  show(<InvitationTable invited={[invited("ada", null)]} />);
  expect(screen.getByText("somebody who has left, or the command line")).toBeTruthy();
});
