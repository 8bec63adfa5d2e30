import "server-only";

/** What is wrong with the address that people open, in a sentence; null if nothing is. */
export function publicUrlProblem(text: string): string | null {
  if (!/^https?:\/\//i.test(text)) return "It starts with neither https:// nor http://.";
  if (/[\s\\]/.test(text) || !URL.canParse(text)) return "It cannot be read as a URL.";
  const { username, password, hostname, pathname, search, hash } = new URL(text);
  if (username || password) return "It has a user name or a password, which no link may carry.";
  if (!/^(\[[\da-f:.]+\]|[\da-z._-]+)$/.test(hostname))
    return "Browsers cannot open this host name.";
  if (pathname !== "/") return `It has a path. ${AT_THE_ROOT}`;
  if (search) return `It has a query. ${AT_THE_ROOT}`;
  return hash ? `It has a fragment. ${AT_THE_ROOT}` : null;
}

const AT_THE_ROOT =
  "Bridgeboard is served at the root of its host: give it a host name or a port of its own.";
