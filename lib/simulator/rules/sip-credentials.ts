import type { Parameters } from "../http/parameters";
import { refused } from "../http/twilio-error";

/** Inferred: these are the characters that Twilio calls illegal. */
const illegal = /[^\x21-\x7e]|"/;

/** Twilio docs: errors 21221 to 21225. The hints never repeat a value. */
export function checkSipCredentials(form: Parameters): void {
  const username = form.get("SipAuthUsername") ?? "";
  const password = form.get("SipAuthPassword") ?? "";
  if (username.length > 255) throw refused(21221, "SipAuthUsername has more than 255 characters");
  if (illegal.test(username)) throw refused(21222, "SipAuthUsername has an illegal character");
  if (password.length > 255) throw refused(21223, "SipAuthPassword has more than 255 characters");
  if (illegal.test(password)) throw refused(21224, "SipAuthPassword has an illegal character");
  if (username && !password) throw refused(21225, "SipAuthUsername needs SipAuthPassword");
}
