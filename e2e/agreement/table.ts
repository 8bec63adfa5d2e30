import type { Page } from "@playwright/test";

/** A row as it stands on a page, without what only says when. */
export interface Row {
  callSid: string;
  name: string;
  /** "In call", "Ringing", "Left · hung up"… */
  state: string;
  chips: string[];
  /** Whether a press on it is under way. */
  pending: boolean;
  /** When it ended, as it says, in ms since 1970; null for one that is there. */
  endedAt: number | null;
}

/** What a page says of a conference at one moment. */
export interface Table {
  /** In ms since 1970, as are the others. */
  at: number;
  rows: Row[];
  /** "Live", "Delayed"… */
  connection: string;
  /** When Twilio was last read, as the page says: as of then everything on it should be true. */
  readAt: number | null;
  /** What it says about the row that is pointed at, and how old that is. */
  hearing: string;
}

/** All that a page says, in one go, so that no two parts of it are of different moments. */
export const tableOf = (page: Page): Promise<Table> => page.evaluate(readTable);

/** Runs in the page, and so has everything that it needs in itself. */
function readTable(): Table {
  const read = {
    words: (element: Element | null | undefined) =>
      (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim(),
    time(element: Element | undefined) {
      const text = element?.querySelector("time")?.dateTime;
      return text ? Date.parse(text) : null;
    },
  };
  const rows = [...document.querySelectorAll("[role=row][data-call-sid]")].map((row) => {
    const [status, set] = row.querySelectorAll("[role=cell]");
    const state = status?.cloneNode(true) as Element | undefined;
    // Why a press came to nothing is for whoever pressed alone.
    for (const own of state?.querySelectorAll("time, [role=alert]") ?? []) own.remove();
    const chips = set?.querySelectorAll(":scope > div:first-child > div > span") ?? [];
    return {
      callSid: row.getAttribute("data-call-sid") ?? "",
      name: read.words(row.querySelector("[role=rowheader] > div")),
      state: read
        .words(state)
        .replace(/ \d[\d:]*( of \d[\d:]*)?$/, "")
        .replace(/^Lost.*/, "Lost"),
      chips: [...chips].map(read.words),
      pending: row.querySelector("[aria-busy=true]") !== null,
      endedAt: read.time(status),
    };
  });
  const paragraphs = [...document.querySelectorAll("[popover] p")];
  return {
    at: Date.now(),
    rows,
    connection: read.words(document.querySelector("header output")).replace("Connection: ", ""),
    readAt: read.time(paragraphs.find((one) => read.words(one).startsWith("Twilio was last read"))),
    hearing: read.words(document.querySelector("#hearing-line")),
  };
}

/** Whoever left without any trouble goes from the board after a minute, on each page in its own time. */
const LEAVES_THE_BOARD_MS = 50_000;

/** The rows that must be the same on every page. */
export function lastingRows({ rows, at }: Table): Row[] {
  return rows.filter(({ endedAt }) => endedAt === null || at - endedAt < LEAVES_THE_BOARD_MS);
}
