import type { Account } from "../entities/account";
import type { PhoneNumber } from "../entities/phone-number";
import { rfc2822 } from "./date";
import { API_VERSION, accountPath } from "./paths";

/** Twilio docs: IncomingPhoneNumber resource. Ours do nothing but exist. */
export function incomingPhoneNumberView(account: Account, number: PhoneNumber) {
  return {
    account_sid: account.sid,
    address_requirements: "none",
    address_sid: null,
    api_version: API_VERSION,
    beta: false,
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    date_created: rfc2822(number.dateCreated),
    date_updated: rfc2822(number.dateCreated),
    emergency_status: "Inactive",
    emergency_address_sid: null,
    emergency_address_status: "unregistered",
    friendly_name: number.friendlyName,
    identity_sid: null,
    origin: "twilio",
    phone_number: number.phoneNumber,
    sid: number.sid,
    sms_application_sid: "",
    sms_fallback_method: "POST",
    sms_fallback_url: "",
    sms_method: "POST",
    sms_url: "",
    status_callback: "",
    status_callback_method: "POST",
    trunk_sid: null,
    uri: `${accountPath(account)}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_application_sid: "",
    voice_caller_id_lookup: false,
    voice_fallback_method: "POST",
    voice_fallback_url: null,
    voice_method: "POST",
    voice_url: null,
    bundle_sid: null,
    voice_receive_mode: "voice",
    status: "in-use",
    type: "local",
  };
}

/** Twilio docs: OutgoingCallerId resource. */
export function outgoingCallerIdView(account: Account, number: PhoneNumber) {
  return {
    account_sid: account.sid,
    date_created: rfc2822(number.dateCreated),
    date_updated: rfc2822(number.dateCreated),
    friendly_name: number.friendlyName,
    phone_number: number.phoneNumber,
    sid: number.sid,
    uri: `${accountPath(account)}/OutgoingCallerIds/${number.sid}.json`,
  };
}
