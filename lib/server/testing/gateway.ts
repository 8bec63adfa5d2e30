import { type Fault, FaultError } from "@/lib/model/fault";
import { steppedClock } from "@/lib/simulator/clock";
import type { ConferenceSpec } from "@/lib/simulator/control";
import { createSimulator } from "@/lib/simulator/simulator";
import { createGateway, type Patience } from "../gateway/gateway";
import type { Fetch } from "../gateway/transport";

/** The account's own number, for From. */
export const OURS = "+14155550100";
/** Rings until the far party acts. */
export const RINGS = "+15005550015";

interface SetUp extends Patience {
  /** What stands between the gateway and the simulator. */
  wire?: (simulator: Fetch) => Fetch;
}

/** A gateway in front of a simulator in this process. Nothing waits before it is tried again. */
export function setUp({ wire = (simulator) => simulator, timeLimit, pause }: SetUp = {}) {
  const clock = steppedClock();
  const simulator = createSimulator({ clock });
  const { accountSid, authToken, control } = simulator;
  const gateway = createGateway(
    { accountSid, username: accountSid, password: authToken },
    wire((request) => simulator.handle(request)),
    { pause: pause ?? (async () => {}), ...(timeLimit !== undefined && { timeLimit }) },
  );

  /** A running conference with these people in it, by label. */
  const conference = (
    participants: ConferenceSpec["participants"] = [{ label: "Ana" }, { label: "Ben" }],
    friendlyName = "Support",
  ) => {
    const seeded = control.seedConference({ friendlyName, participants });
    const callSid = (label: string) =>
      seeded.participants.find((one) => one.label === label)?.callSid ?? "";
    return { sid: seeded.conferenceSid, callSid };
  };

  /** What Twilio was asked, in short: "GET /Conferences.json". Everything is below the account. */
  const asked = () =>
    control
      .requests()
      .map(({ method, path }) => `${method} ${path.replace(/^.*\/Accounts\/AC\w+/, "")}`);

  return { clock, simulator, control, gateway, conference, asked };
}

export type Scene = ReturnType<typeof setUp>;

/** The fault that something is refused with. */
export async function faultFrom(promise: Promise<unknown>): Promise<Fault> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  throw new Error("It was not refused");
}

/** All rows of a list, where there is no Array.fromAsync yet (Node.js 20). */
export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const row of rows) taken.push(row);
  return taken;
}
