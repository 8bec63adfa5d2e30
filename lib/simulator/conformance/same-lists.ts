import { type AnsweredBy, type Call, callStatuses } from "../entities/call";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { TableState } from "../store/table";
import { call, room, turned, type World } from "./scenes";

/** A row of Twilio's example. */
type Row = Readonly<Record<string, unknown>>;
export type Example = Readonly<Record<string, unknown>>;

/** These two list what is from 2015, asked for by dates of 2008 and 2018 that exclude each other. */
export const asksForTheImpossible = (name: string) =>
  /^conference-list-read-(next|previous)/.test(name);

/** Asks for the same page of the same list, with the same filters, where there are rows like the example's. */
export async function listLike(world: World, name: string, example: Example): Promise<Response> {
  const query = queryOf(String(example["first_page_uri"])).filter(
    ([key]) => !(asksForTheImpossible(name) && key.startsWith("Date")),
  );
  const rows = rowsOf(example);
  const isAlone = !example["next_page_uri"] && !example["previous_page_uri"];
  const list = await fill(world, name, isAlone ? rows : withNeighbours(rows), query);
  const first = await world.ask("GET", `${list}.json?${new URLSearchParams(query)}`);
  if (/-(next|page2)$/.test(name)) return turned(world, first, "next");
  if (!name.endsWith("-previous")) return first;
  return turned(world, await turned(world, first, "next"), "previous");
}

/** Without the page, which comes by itself. */
const queryOf = (uri: string) =>
  [...new URLSearchParams(uri.slice(uri.indexOf("?")))].filter(([name]) => name !== "Page");

const rowsOf = (example: Example): readonly Row[] =>
  Object.values(example).find(Array.isArray) ?? [];

/** As many again on each side, and by as much newer and older as it takes to keep them in order. */
function withNeighbours(rows: readonly Row[]): Row[] {
  const times = rows.map((row) => time(row["date_created"]));
  const span = Math.max(...times) - Math.min(...times);
  const shifted = (by: number) =>
    rows.map((row, index) => ({ ...row, date_created: new Date((times[index] ?? 0) + by) }));
  return [...shifted(span), ...rows, ...shifted(-span)];
}

/** Puts rows like these into the account, and tells the path of their list. */
async function fill(
  world: World,
  name: string,
  rows: readonly Row[],
  query: readonly (readonly [string, string])[],
): Promise<string> {
  const { control, account } = world;
  if (name.startsWith("participant-")) {
    const { path } = room(world);
    const state = control.save();
    const rooms = state.store.rooms.map(
      ([sid, table]) => [sid, tableOf(table, rows.map(participantLike))] as const,
    );
    control.load({ ...state, store: { ...state.store, rooms } });
    return `${path}/Participants`;
  }
  const isOfCalls = name.startsWith("call-");
  if (isOfCalls) await call(world);
  else room(world);
  const state = control.save();
  const { conferences, calls } = state.store;
  const asked = Object.fromEntries(query);
  const store = isOfCalls
    ? {
        ...state.store,
        calls: tableOf(
          calls,
          rows.map((row) => callLike(row, asked)),
        ),
      }
    : { ...state.store, conferences: tableOf(conferences, rows.map(conferenceLike)) };
  control.load({ ...state, store, due: {} });
  return `${account}/${isOfCalls ? "Calls" : "Conferences"}`;
}

/** Rows made of a table's first one; the example has the newest first, a table the oldest. */
function tableOf<R extends { readonly sid: string }>(
  { rows, ...rest }: TableState<R>,
  likes: readonly Partial<R>[],
): TableState<R> {
  const [[template] = []] = rows;
  if (!template) throw new Error("There is no row to make others of");
  const made = likes.toReversed().map((like, order) => {
    const sid = `${template.sid.slice(0, 2)}${String(order).padStart(32, "0")}`;
    return [{ ...template, ...like, sid }, order] as const;
  });
  return { ...rest, rows: made, added: made.length };
}

const time = (value: unknown) => new Date(value as string | Date).getTime();
const text = (value: unknown) => (typeof value === "string" ? value : null);

const conferenceLike = (row: Row): Partial<Conference> => ({
  dateCreated: time(row["date_created"]),
  dateUpdated: time(row["date_updated"]),
  friendlyName: String(row["friendly_name"]),
  status: row["status"] === "completed" ? "completed" : "in-progress",
  region: row["region"] === "unknown" ? null : text(row["region"]),
  reasonConferenceEnded: text(
    row["reason_conference_ended"],
  ) as Conference["reasonConferenceEnded"],
  callSidEndingConference: text(row["call_sid_ending_conference"]),
});

const participantLike = (row: Row): Partial<Participant> => ({
  dateCreated: time(row["date_created"]),
  dateUpdated: time(row["date_updated"]),
  label: text(row["label"]),
  muted: row["muted"] === true,
  coaching: row["coaching"] === true,
  callSidToCoach: text(row["call_sid_to_coach"]),
});

/** The examples' calls are not those that were asked for; ours are. */
const callLike = (row: Row, asked: Readonly<Record<string, string>>): Partial<Call> => ({
  dateCreated: time(row["date_created"]),
  dateUpdated: time(row["date_updated"]),
  startTime: time(asked["StartTime"]),
  answeredTime: time(asked["StartTime"]),
  endTime: time(asked["EndTime"]),
  from: asked["From"] ?? "",
  to: asked["To"] ?? "",
  parentCallSid: asked["ParentCallSid"] ?? null,
  direction: row["direction"] === "inbound" ? "inbound" : "outbound-api",
  status: callStatuses.find((status) => status === row["status"]) ?? "completed",
  answeredBy: text(row["answered_by"]) as AnsweredBy | null,
});
