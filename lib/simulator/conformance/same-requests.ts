import { ANSWERS, OURS, RINGS } from "../testing/numbers";
import { type Example, listLike } from "./same-lists";
import { call, emptyWorld, type Form, post, recorded, room, type World } from "./scenes";

type Request = (world: World, form: Form) => Promise<Response>;

/** The same kind of request as in Twilio's example of this name, in a state as near to it as can be. */
export async function answerLike(name: string, form: Form, answer: Example): Promise<Response> {
  if (/^(participant|conference|call)-list-/.test(name)) {
    return listLike(emptyWorld(), name, answer);
  }
  const beginning = Object.keys(requests).find((start) => name.startsWith(start));
  const request = requests[beginning ?? ""];
  if (!request) throw new Error(`There is no request like ${name}`);
  return request(emptyWorld(), form);
}

/** By the beginning of the examples' names; the first that fits counts. */
const requests: Readonly<Record<string, Request>> = {
  "participant-create": (world, form) => {
    const { path, coachee } = room(world);
    return post(world, `${path}/Participants.json`, mine(form, coachee));
  },
  "participant-fetch-fetch-by-label": (world) => fetched(world, () => "coach"),
  "participant-fetch": (world) => fetched(world, ({ coach }) => coach),
  "participant-update-modify-participant-by-label": (world, form) => change(world, "guest", form),
  "participant-update-mute-participant-by-label": (world, form) => change(world, "guest", form),
  "participant-update": (world, form) => change(world, undefined, form),

  "conference-recording-list-read-empty": (world) =>
    world.ask("GET", `${room(world).path}/Recordings.json?PageSize=50`),
  "conference-recording-list": async (world) =>
    world.ask("GET", `${(await whole(world)).list}.json?PageSize=50`),
  "conference-recording-fetch": async (world) => world.ask("GET", (await whole(world)).path),
  "conference-recording-update": async (world, form) =>
    post(world, (await recorded(world)).path, form),

  "conference-update": (world, form) => post(world, `${room(world).path}.json`, form),
  "conference-fetch-fetch-valid-region-in-progress": (world) =>
    world.ask("GET", `${room(world).path}.json`),
  "conference-fetch": async (world) => {
    const { path, plain } = room(world);
    await post(world, `${path}/Participants/${plain}.json`, { EndConferenceOnExit: true });
    await world.ask("DELETE", `${path}/Participants/${plain}.json`);
    return world.ask("GET", `${path}.json`);
  },

  "call-create": (world, form) => post(world, `${world.account}/Calls.json`, mine(form)),
  "call-fetch": async (world) => {
    const { path, sid } = await call(world);
    world.control.hangUp(sid);
    return world.ask("GET", path);
  },
  "call-update-update": async (world, form) => post(world, (await call(world)).path, form),
  "call-update": async (world, form) => post(world, (await call(world, RINGS)).path, form),
};

/** The example's form; whom it names of another account, or wrongly, is replaced by somebody here. */
function mine(form: Form, coachee?: string): Form {
  const { From: from = "", To: to = "" } = form;
  const isNumber = /^\+?\d+$/.test(String(from));
  const here: Form = {
    From: isNumber ? OURS : from,
    To: isNumber && /^\+\d+$/.test(String(to)) ? ANSWERS : to,
    ...(coachee && { CallSidToCoach: coachee }),
  };
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, here[name] ?? value]),
  );
}

function change(world: World, label: string | undefined, form: Form): Promise<Response> {
  const { path, plain, coachee } = room(world);
  return post(world, `${path}/Participants/${label ?? plain}.json`, mine(form, coachee));
}

/** @param who chooses among those in the room */
function fetched(world: World, who: (those: ReturnType<typeof room>) => string | undefined) {
  const those = room(world);
  return world.ask("GET", `${those.path}/Participants/${who(those)}.json`);
}

async function whole(world: World) {
  const recording = await recorded(world);
  await post(world, recording.path, { Status: "stopped" });
  world.clock.advance(60_000);
  return recording;
}
