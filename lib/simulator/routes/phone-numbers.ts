import type { PhoneNumber } from "../entities/phone-number";
import { incomingPhoneNumberView, outgoingCallerIdView } from "../views/phone-number";
import type { Filters } from "./filters";
import { listPage } from "./list";
import type { Route } from "./route";

/** Inferred: both must be the same, not similar. */
const filters: Filters<PhoneNumber> = {
  PhoneNumber: (value) => (number) => number.phoneNumber === value,
  FriendlyName: (value) => (number) => number.friendlyName === value,
};

/** Twilio docs: IncomingPhoneNumber and OutgoingCallerId resources; here they can only be read. */
export const phoneNumberRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "IncomingPhoneNumbers",
    run: (ask) =>
      listPage(ask, {
        key: "incoming_phone_numbers",
        table: ask.world.store.incomingPhoneNumbers,
        filters,
        view: incomingPhoneNumberView,
      }),
  },
  {
    method: "GET",
    path: "OutgoingCallerIds",
    run: (ask) =>
      listPage(ask, {
        key: "outgoing_caller_ids",
        table: ask.world.store.outgoingCallerIds,
        filters,
        view: outgoingCallerIdView,
      }),
  },
];
