import { answer } from "@/lib/server/answer";
import { twilio } from "@/lib/server/twilio";

/** The numbers that the account may call from. */
export function GET(): Promise<Response> {
  return answer("createParticipant", undefined, () => twilio().callerIds.list());
}
