import { steppedClock } from "../clock";
import { createSimulator } from "../simulator";
import { sdkFor } from "./sdk";

/** The account's own number, for From. */
export const OURS = "+14155550100";
/** Answers at once. */
export const ANSWERS = "+15005550011";
/** Rings until the far party acts. */
export const RINGS = "+15005550015";

/** A simulator whose clock a test moves, and the official SDK in front of it. */
export function setUp(options: Parameters<typeof createSimulator>[0] = {}) {
  const clock = steppedClock();
  const simulator = createSimulator({ clock, ...options });
  const client = sdkFor(simulator);
  const { control } = simulator;

  return {
    clock,
    simulator,
    control,
    client,
    /** Calls somebody in and waits until those who answer at once have answered. */
    async dial(conference: string, options: { to?: string; label?: string } & Partial<Dial> = {}) {
      const created = await client
        .conferences(conference)
        .participants.create({ from: OURS, to: ANSWERS, ...options });
      clock.advance(500);
      return created;
    },
    /** A request by hand, for what the SDK would never send. */
    ask(
      method: string,
      path: string,
      { form, auth = true }: { form?: string; auth?: boolean } = {},
    ) {
      const credentials = btoa(`${simulator.accountSid}:${simulator.authToken}`);
      return simulator.handle(
        new Request(`https://api.twilio.com${path}`, {
          method,
          headers: {
            ...(auth ? { Authorization: `Basic ${credentials}` } : {}),
            ...(form === undefined ? {} : { "Content-Type": "application/x-www-form-urlencoded" }),
          },
          ...(form === undefined ? {} : { body: form }),
        }),
      );
    },
    /** Everything of the account lives below this path. */
    account: `/2010-04-01/Accounts/${simulator.accountSid}`,
  };
}

type Dial = Parameters<
  ReturnType<ReturnType<typeof sdkFor>["conferences"]>["participants"]["create"]
>[0];

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
