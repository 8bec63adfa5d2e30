import type { CallInSpec } from "../control";
import type { Voice } from "../entities/program";
import { placeCall } from "../lifecycle/call";
import { ring } from "../lifecycle/dialling";
import type { World } from "../world";

/** Has somebody call one of the account's numbers. Throws an Error with a sentence for an impossible call. */
export function callIn(world: World, spec: CallInSpec): { callSid: string } {
  const { store, random } = world;
  const to = spec.to ?? store.incomingPhoneNumbers.all()[0]?.phoneNumber ?? "";
  if (!store.incomingPhoneNumbers.find(({ phoneNumber }) => phoneNumber === to)) {
    throw new Error(`${to} is not a number of this account.`);
  }
  const voice = readVoice(spec);
  const from = spec.from ?? `+1415555${String(random.integer(100, 199)).padStart(4, "0")}`;
  const { forwardedFrom, callerName } = spec;
  const call = placeCall(world, {
    from,
    to,
    forwardedFrom,
    callerName,
    direction: "inbound",
    voice,
  });
  ring(world, call);
  world.announce({ type: "voice-requested", call });
  return { callSid: call.sid };
}

function readVoice({ twiml, url, conference }: CallInSpec): Voice {
  const given = [twiml, url, conference].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new Error("Exactly one of twiml, url and conference must be given.");
  return {
    url: url ?? null,
    twiml: conference === undefined ? (twiml ?? null) : intoConference(conference),
    method: "POST",
    fallbackUrl: null,
    fallbackMethod: "POST",
    sendDigits: "",
    asyncAmd: true,
  };
}

function intoConference(name: string): string {
  const text = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<Response><Dial><Conference>${text}</Conference></Dial></Response>`;
}
