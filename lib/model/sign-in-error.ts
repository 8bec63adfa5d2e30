/** Why an OpenID provider's answer has let nobody in, by the code that the way back ends with. */
const words: Readonly<Record<string, string>> = {
  not_invited:
    "Your single sign-on knows you, but Bridgeboard does not. Ask an admin to invite the e-mail address that you use there.",
  account_not_linked:
    "Your single sign-on has not verified your e-mail address, so Bridgeboard cannot tell that you are who was invited. Have it verified there, or sign in with a password.",
  email_not_found:
    "Your single sign-on did not say your e-mail address. Whoever runs it must let Bridgeboard see it.",
  access_denied: "Your single sign-on did not let you in, or you stopped there. Try again.",
  state_mismatch:
    "Signing in took too long, or began in another browser or under another address. Start again from here.",
  state_not_found:
    "Signing in took too long, or began in another browser or under another address. Start again from here.",
  unreachable:
    "Your single sign-on cannot be reached from Bridgeboard’s server. Try again in a while, or sign in with a password.",
};

const OTHER =
  "Signing in through your single sign-on did not work. Try again; if it stays like that, tell an admin.";

/** The sentence for a code, whoever wrote it into the address: nothing of it is ever shown. */
export function signInErrorWords(code: unknown): string {
  return (typeof code === "string" && Object.hasOwn(words, code) && words[code]) || OTHER;
}
