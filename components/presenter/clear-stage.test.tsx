// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { conferencesQuery } from "@/lib/client/conferences";
import type { Direct } from "@/lib/client/stage";
import type { ConferenceStatus } from "@/lib/model/conference";
import { conference } from "@/lib/model/testing/rooms";
import { useClearStage } from "./clear-stage";

const order = { order: "play", scenario: "town-hall" } as const;

function Panel({ direct }: { direct: Direct }) {
  const { clear, question } = useClearStage(direct);
  return (
    <>
      <button type="button" onClick={() => clear(order, "Play Town hall")}>
        Play
      </button>
      {question}
    </>
  );
}

/** Presses Play while these conferences are on stage; undefined while nobody can read them. */
function pressPlay(statuses?: ConferenceStatus[]) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const conferences = statuses?.map((status, n) => ({ ...conference, sid: `CF${n}`, status }));
  if (conferences) {
    const page = { conferences, next: null, previous: null };
    queryClient.setQueryData(conferencesQuery({}).queryKey, page);
  }
  const direct = vi.fn<Direct>();
  render(
    <QueryClientProvider client={queryClient}>
      <Panel direct={direct} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Play" }));
  return direct;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each<[string, ConferenceStatus[]]>([
  ["empty", []],
  ["over", ["completed", "completed"]],
])("a stage whose scene is %s is cleared at once", (_, statuses) => {
  expect(pressPlay(statuses)).toHaveBeenCalledWith(order);
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

it.each<[string, ConferenceStatus[] | undefined]>([
  ["the live conference", ["in-progress", "completed"]],
  ["the 3 live conferences", ["in-progress", "init", "in-progress"]],
  ["every live conference", undefined],
])("a scene that runs is kept until somebody agrees to end %s", (ended, statuses) => {
  const direct = pressPlay(statuses);
  const question = screen.getByRole("alertdialog", { name: "Play Town hall?" });
  expect(question.textContent).toContain(`This ends ${ended} for everyone`);
  fireEvent.click(screen.getByRole("button", { name: "Keep this scene" }));
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(direct).not.toHaveBeenCalled();

  fireEvent.click(screen.getByRole("button", { name: "Play" }));
  fireEvent.click(screen.getByRole("button", { name: "Play Town hall" }));
  expect(direct).toHaveBeenCalledExactlyOnceWith(order);
  expect(screen.queryByRole("alertdialog")).toBeNull();
});
