import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, within } from "@/app/_testing/story";
import { uniqueName } from "@/e2e/simulator";

/** What turns the direction of the text around it, and what nobody sees. */
const ODD = /[\p{Bidi_C}\p{Zl}\p{Zp}]|(?![\t\r\n])\p{Cc}/u;

/** The texts on a page that hold a part of a name, and stand in no element of their own. */
function astray(part: string): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (texts.nextNode()) {
    const { textContent: text, parentElement: parent } = texts.currentNode;
    const isShown = parent?.closest("script, style, option") === null;
    if (isShown && text?.includes(part) && !parent.closest("bdi")) found.push(text);
  }
  return found;
}

/** The texts on a page with anything odd in them, wherever they stand; a list of choices can only mark them. */
const odd = () =>
  Array.from(document.body.querySelectorAll("*:not(option):not(select)"))
    .flatMap((element) => [
      ...Array.from(element.childNodes, ({ nodeType, nodeValue }) =>
        nodeType === 3 ? nodeValue : "",
      ),
      element.getAttribute("aria-label"),
    ])
    .filter((text) => text && ODD.test(text));

test.for([
  ["Mei\u202Egpj", "Mei"],
  ["\u2067Mei", "Mei"],
  ["Mei\u001B[31m", "Mei"],
  // The record keeps no NUL, and shows that there was one.
  ["Mei\0\u202E", "Mei"],
  ["Mei\r\nHao", "Mei"],
  ["Mei\u2069\u202E", "Mei"],
  ["דנה", "דנה"],
  ["مريم", "مريم"],
])(
  "a name from outside turns nothing around it: %j",
  async ([name = "", part = ""], { board, page, simulator, user }) => {
    const title = `${part} ${uniqueName("call")} ${name}`;
    const scene = await simulator.conferenceNamed(title, {
      participants: [{ label: name }, { label: "Ana", coaching: name }, { label: "Ben" }],
      callbackUrl,
    });
    await page.goto(scene.path);
    await expect.poll(() => board.hasRow(part)).toBe(true);
    const row = board.row(part);
    expect(within(row).getByRole("rowheader").querySelector("bdi")?.textContent).toContain(part);
    await user.hover(row);
    await expect.poll(() => screen.queryByText(/hears/)).not.toBeNull();
    expect([astray(part), odd()]).toEqual([[], []]);

    await board.press(new RegExp(`^Mute ${part}`));
    await expect
      .poll(() => board.button(new RegExp(`^Mute ${part}`)))
      .toHaveAttribute("aria-pressed", "true");
    for (const opener of ["Coach with Ben", new RegExp(`^Remove ${part}`), "Announce", "Dial in"]) {
      await board.press(opener);
      await expect.poll(() => board.hasDialog(/./)).toBe(true);
      expect([astray(part), odd()]).toEqual([[], []]);
      await board.press("Close");
      await expect.poll(() => board.hasDialog(/./)).toBe(false);
    }

    await page.goto(`${scene.path}/timeline`);
    await screen.findByRole("list", { name: "Lanes" });
    expect(astray(part)).toEqual([]);

    await page.sitDown("admin");
    await page.goto("/");
    await expect.poll(() => screen.queryAllByRole("rowheader")).not.toEqual([]);
    expect([astray(part), odd()]).toEqual([[], []]);
    await page.goto(`/audit?conference=${scene.sid}`);
    await expect.poll(() => screen.queryAllByRole("rowheader")).not.toEqual([]);
    expect([astray(part), odd()]).toEqual([[], []]);
  },
);
