// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { isolated } from "@/lib/catalogue/plain-text";
import { Words } from "./words";

afterEach(cleanup);

it.each(["דנה", "مريم", "Ana\u202Egpj", "\u2066Ana", "Ana\u2069\u202EMei"])(
  "what comes from outside stands by itself in a sentence: %j",
  (name) => {
    const { container } = render(
      <Words>{`${isolated(name)} hears ${isolated(name)} only.`}</Words>,
    );
    expect(Array.from(container.querySelectorAll("bdi"), (one) => one.textContent)).toHaveLength(2);
    expect(container.textContent).toMatch(/^[^\p{Bidi_C}]* hears [^\p{Bidi_C}]* only\.$/u);
  },
);

it("a sentence without it is text and nothing else", () => {
  const { container } = render(<Words>Ana hears everybody.</Words>);
  expect(container.innerHTML).toBe("Ana hears everybody.");
});
