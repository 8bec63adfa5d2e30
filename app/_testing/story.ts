import "@testing-library/jest-dom/vitest";
import { configure, type MatcherFunction, screen, within } from "@testing-library/dom";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { test as base, expect, vi } from "vitest";
import { type Scene, Simulator } from "@/e2e/simulator";
import type { Role } from "@/lib/model/person";
import { TWILIO } from "./network";
import { startServer } from "./server";
import { openTab, type Tab } from "./tab";

// What comes, comes at once; on a busy machine that may take a while.
configure({ asyncUtilTimeout: 10_000 });

/** A conference's page, as a supervisor sees it. */
export class Board {
  constructor(
    private readonly tab: Tab,
    private readonly user: UserEvent,
  ) {}

  async open(scene: Scene): Promise<void> {
    await this.tab.goto(scene.path);
    await screen.findByRole("heading", { name: scene.name });
    await screen.findByRole("table");
  }

  /** The row of a participant. */
  row(name: string): HTMLElement {
    const header = screen
      .getAllByRole("rowheader")
      .find(({ textContent }) => textContent.includes(name));
    const row = header?.closest<HTMLElement>("[role=row], tr");
    if (!row) throw new Error(`There is no row of ${name}.`);
    return row;
  }

  hasRow(name: string): boolean {
    return screen.queryAllByRole("rowheader").some(({ textContent }) => textContent.includes(name));
  }

  /** What stands in the row of a participant, by its text. */
  inRow(name: string, text: string | RegExp | MatcherFunction): HTMLElement {
    return within(this.row(name)).getByText(text);
  }

  /** What the row of a participant complains of. */
  alert(name: string): HTMLElement {
    return within(this.row(name)).getByRole("alert");
  }

  hasAlert(name: string): boolean {
    return within(this.row(name)).queryByRole("alert") !== null;
  }

  button(name: string | RegExp): HTMLElement {
    return screen.getByRole("button", { name });
  }

  hasButton(name: string): boolean {
    return screen.queryByRole("button", { name }) !== null;
  }

  /** Presses a button as soon as it takes a press. */
  async press(name: string | RegExp): Promise<void> {
    const ready = await vi.waitFor(() => {
      const button = this.button(name);
      if (button.hasAttribute("aria-disabled")) throw new Error(`${name} takes no press.`);
      return button;
    });
    await this.user.click(ready);
  }

  /** A dialog that says something, or one that asks. */
  dialog(name: string | RegExp): HTMLElement {
    return screen.queryByRole("alertdialog", { name }) ?? screen.getByRole("dialog", { name });
  }

  hasDialog(name: string | RegExp): boolean {
    const one =
      screen.queryByRole("alertdialog", { name }) ?? screen.queryByRole("dialog", { name });
    return one !== null;
  }

  /** The names in the table, from top to bottom. */
  names(): string[] {
    const headers = screen.queryAllByRole("rowheader");
    return headers.map((header) => header.querySelector("div")?.textContent ?? "");
  }

  /** The form that dials somebody in, opened from the conference's page. */
  async dialPanel(): Promise<HTMLElement> {
    await this.user.click(this.button("Dial in"));
    return screen.findByRole("dialog", { name: /^Dial into/ });
  }
}

/** Finds the innermost element by its whole text, that of its children included. */
export function wholeText(words: RegExp): MatcherFunction {
  const says = ({ textContent }: Element) => words.test(textContent.replace(/\s+/g, " ").trim());
  return (_content, element) =>
    element !== null && says(element) && !Array.from(element.children).some(says);
}

let tab: Tab | undefined;
let server: Awaited<ReturnType<typeof startServer>> | undefined;

/** A server for the stories of a file. @returns how to end it */
export async function openBoard(): Promise<() => Promise<void>> {
  const own = await startServer();
  server = own;
  return () => own.stop();
}

function serverOfFile() {
  if (!server) throw new Error("No server has been started for this file.");
  return server;
}

/** React says this in development alone, of what is right where the document comes from a server. */
const ofTheTests = /^Encountered a script tag while|^The tag <%s> is unrecognized.* search$/;

interface Fixtures {
  role: Role | null;
  user: UserEvent;
  simulator: Simulator;
  page: Tab;
  board: Board;
  /** Lets time pass, in milliseconds, for the page, the server and Twilio at once. */
  passTime: (ms: number) => void;
  /** What the server has logged so far, in all stories of the file. */
  logged: () => string;
  watchConsole: undefined;
}

/** Presses what can be pressed, and waits for it: a dialog that has just opened takes no press yet. */
function patient(user: UserEvent): UserEvent {
  return {
    ...user,
    click: (element) => vi.waitFor(() => user.click(element)),
    selectOptions: (list, values) => vi.waitFor(() => user.selectOptions(list, values)),
  };
}

/** A story told in this process: any console error that it does not expect fails it. */
export const test = base.extend<Fixtures>({
  role: ["supervisor", { injected: true }],
  user: async ({}, use) => use(patient(userEvent.setup())),
  simulator: async ({}, use) => use(new Simulator(TWILIO)),
  page: async ({ role }, use) => {
    tab ??= openTab((request) => serverOfFile().simulator.handle(request));
    await tab.sitDown(role);
    await use(tab);
    await tab.leave();
  },
  board: async ({ page, user }, use) => use(new Board(page, user)),
  passTime: async ({}, use) => use(serverOfFile().passTime),
  logged: async ({}, use) => use(serverOfFile().logged),
  watchConsole: [
    async ({}, use) => {
      const error = vi.spyOn(console, "error");
      const warn = vi.spyOn(console, "warn");
      await use(undefined);
      const said = [...error.mock.calls, ...warn.mock.calls]
        .map((args) => args.map(String).join(" "))
        .filter((text) => !ofTheTests.test(text));
      error.mockRestore();
      warn.mockRestore();
      if (said.length > 0) throw new Error(`The console said: ${said.join("; ")}`);
    },
    { auto: true },
  ],
});

/** Stories of a file that are all told by somebody of this role, or by nobody who is signed in. */
export const testAs = (role: Role | null) => test.extend({ role: async ({}, use) => use(role) });

export { expect, screen, within };
