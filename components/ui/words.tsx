import { createElement, Fragment } from "react";

/** What stands between the marks that isolate it from the direction of what is around it. */
const ISOLATED = /\u2068([^\u2069]*)\u2069/;

/** A sentence. What comes from outside is marked in it, and stands in an element of its own. */
export function Words({ children }: { children: string }) {
  const parts = children
    .split(ISOLATED)
    .map((part, index) => (index % 2 === 1 ? createElement("bdi", null, part) : part));
  return createElement(Fragment, null, ...parts);
}
