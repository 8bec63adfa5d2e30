import type { PhoneNumber } from "../entities/phone-number";
import { incomingPhoneNumberView, outgoingCallerIdView } from "../views/phone-number";
import { booleanFilter, type Filters, oneOfFilter } from "./filters";
import { listPage } from "./list";
import type { Route } from "./route";

/** Inferred: both must be the same, not similar. */
const filters: Filters<PhoneNumber> = {
  PhoneNumber: (value) => (number) => number.phoneNumber === value,
  FriendlyName: (value) => (number) => number.friendlyName === value,
};

/** Inferred: all of the simulator's numbers are Twilio's own, and none is new to Twilio. */
const incomingFilters: Filters<PhoneNumber> = {
  ...filters,
  Beta: booleanFilter(() => false),
  Origin: oneOfFilter(["twilio", "hosted"], () => "twilio"),
};

/** Twilio docs: IncomingPhoneNumber and OutgoingCallerId resources; here they can only be read. */
export const phoneNumberRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "IncomingPhoneNumbers",
    booleans: ["Beta"],
    run: (ask) =>
      listPage(ask, {
        key: "incoming_phone_numbers",
        table: ask.world.store.incomingPhoneNumbers,
        filters: incomingFilters,
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
