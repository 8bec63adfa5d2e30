// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { roomQuery } from "@/lib/client/room";
import { leg, roomShowing } from "@/lib/model/testing/rooms";
import { Cast } from "./cast";

const outbound = { direction: "outbound-api" };
const legs = [
  leg("CA1", { to: "+12065550135", ...outbound }),
  leg("CA2", { label: "Ana", to: "+442079460103", ...outbound }),
  leg("CA3", { label: "Ben", to: "client:ben", ...outbound }),
];

function found(search: string) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queryClient.setQueryData(roomQuery("CF1").queryKey, roomShowing(legs));
  render(
    <QueryClientProvider client={queryClient}>
      <Cast conferenceSid="CF1" search={search} direct={() => undefined} />
    </QueryClientProvider>,
  );
  return screen
    .queryAllByRole("button", { name: /: Hang up$/ })
    .map((button) => button.getAttribute("aria-label")?.replace(/: Hang up$/, ""));
}

afterEach(cleanup);

it.each([
  ["206 555 0135", ["+12065550135"]],
  ["(206) 555-0135", ["+12065550135"]],
  ["\u202A+1 206\u2011555\u20110135\u202C", ["+12065550135"]],
  ["+44 20 7946 0103", ["Ana"]],
  ["020.7946.0103", ["Ana"]],
  ["ben", ["Ben"]],
  ["206 555 0136", []],
])("finds somebody by name and by number, however it is written: %s", (search, names) => {
  expect(found(search)).toEqual(names);
});
