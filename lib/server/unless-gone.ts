import "server-only";
import { FaultError } from "@/lib/model/fault";

/** What Twilio answers, or null where it says that there is no such thing. */
export async function unlessGone<Found>(answer: Promise<Found>): Promise<Found | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof FaultError && error.fault.kind === "not-found") return null;
    throw error;
  }
}
