import { expect, test } from "vitest";
import { distributionCommands } from "./distribution.mjs";

type Machine = Parameters<typeof distributionCommands>[0];

const debian: Machine = {
  platform: "linux",
  isRoot: true,
  mayBecomeRoot: false,
  has: (name) => name === "apt-get",
};
const lines = (machine: Machine) =>
  distributionCommands(machine).map((command) => command.join(" "));

test("root refreshes the list and installs, without a question", () => {
  const apt = "env DEBIAN_FRONTEND=noninteractive apt-get";
  expect(lines(debian)).toEqual([
    `${apt} update`,
    `${apt} install -y --no-install-recommends chromium-headless-shell fonts-liberation`,
    `${apt} install -y chromium`,
  ]);
});

test("others go through a sudo that asks for no password", () => {
  const [first] = lines({ ...debian, isRoot: false, mayBecomeRoot: true });
  expect(first).toMatch(/^sudo -n /);
});

test("knows Fedora's and Alpine's managers", () => {
  expect(lines({ ...debian, has: (name) => name === "dnf" }).at(-1)).toContain("dnf install -y");
  expect(lines({ ...debian, has: (name) => name === "apk" }).at(-1)).toContain("apk add chromium");
});

test("does nothing where it may not, or knows no manager", () => {
  expect(lines({ ...debian, isRoot: false })).toEqual([]);
  expect(lines({ ...debian, has: () => false })).toEqual([]);
  expect(distributionCommands({ ...debian, platform: "darwin" })).toEqual([]);
});
