import { steppedClock } from "../clock";
import { overseen } from "../conformance/oversight";
import { createSimulator } from "../simulator";
import { ANSWERS, OURS } from "./numbers";
import { sdkFor } from "./sdk";

type Dial = Parameters<
  ReturnType<ReturnType<typeof sdkFor>["conferences"]>["participants"]["create"]
>[0];

/** A simulator whose clock a test moves, and the official SDK in front of it. */
export function setUp(options: Parameters<typeof createSimulator>[0] = {}) {
  const clock = steppedClock();
  const simulator = overseen(createSimulator({ clock, ...options }));
  const client = sdkFor(simulator);

  /** Calls somebody in and waits until those who answer at once have answered. */
  const dial = async (conference: string, asked: Partial<Dial> = {}) => {
    const { participants } = client.conferences(conference);
    const created = await participants.create({ from: OURS, to: ANSWERS, ...asked });
    clock.advance(500);
    return created;
  };

  /** A request by hand, for what the SDK would never send. */
  const ask = (method: string, path: string, { form, auth = true }: Asked = {}) => {
    const headers = new Headers();
    const credentials = btoa(`${simulator.accountSid}:${simulator.authToken}`);
    if (auth) headers.set("Authorization", `Basic ${credentials}`);
    if (form !== undefined) headers.set("Content-Type", "application/x-www-form-urlencoded");
    const body = form === undefined ? {} : { body: form };
    return simulator.handle(
      new Request(`https://api.twilio.com${path}`, { method, headers, ...body }),
    );
  };

  /** Everything of the account lives below this path. */
  const account = `/2010-04-01/Accounts/${simulator.accountSid}`;
  return { clock, simulator, control: simulator.control, client, dial, ask, account };
}

interface Asked {
  form?: string;
  auth?: boolean;
}

/** What the SDK rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<{
  status: number;
  code: number;
  message: string;
}> {
  try {
    await promise;
  } catch (error) {
    const { status, code, message } = Object(error);
    return { status, code, message };
  }
  throw new Error("It was not refused");
}

/** All conferences, whatever their status: Twilio lists those of one status at a time. */
export async function allConferences(
  client: ReturnType<typeof setUp>["client"],
  filter: { friendlyName?: string } = {},
) {
  const { conferences } = client;
  const [waiting, running, ended] = await Promise.all([
    conferences.list({ ...filter, status: "init" }),
    conferences.list({ ...filter, status: "in-progress" }),
    conferences.list({ ...filter, status: "completed" }),
  ]);
  return [...waiting, ...running, ...ended];
}
