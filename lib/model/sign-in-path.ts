/** Where to sign in, to go on at a path of this board afterwards. */
export function signInPath(next: string): string {
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** A page of this board, whatever an address says: nobody is sent elsewhere by a link to sign in. */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  // What a browser makes of it decides: tabs and line breaks vanish, backslashes turn.
  const base = "http://board.invalid";
  if (!URL.canParse(next, base)) return "/";
  const url = new URL(next, base);
  return url.origin === base && !url.pathname.startsWith("//")
    ? url.pathname + url.search + url.hash
    : "/";
}
