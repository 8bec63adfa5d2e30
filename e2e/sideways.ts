import { expect, type Locator } from "@playwright/test";

/** Nothing in a page or a dialog lies beside it; what does is named in the failure, the widest first. */
export async function expectNothingBeside(box: Locator): Promise<void> {
  const beside = await box.evaluate((outer) => {
    const all = [outer, ...outer.querySelectorAll("*")];
    const scrolling = all.filter((element) => {
      const { overflowX } = getComputedStyle(element);
      const scrolls = element === outer || overflowX === "auto" || overflowX === "scroll";
      return scrolls && element.scrollWidth > element.clientWidth;
    });
    return scrolling.flatMap((element) => {
      const edge = element.getBoundingClientRect().left + element.clientLeft + element.clientWidth;
      const over = [...element.querySelectorAll("*")].map((part) => ({
        part,
        by: Math.round(part.getBoundingClientRect().right - edge),
      }));
      const widest = over.filter(({ by }) => by > 0).toSorted((one, other) => other.by - one.by);
      return [
        `${location.pathname} at ${innerWidth} px: <${element.localName}> scrolls ${element.scrollWidth - element.clientWidth} px`,
        ...widest
          .slice(0, 5)
          .map(({ part, by }) => `${by} px: ${part.outerHTML.slice(0, 160)} ${part.textContent}`),
      ];
    });
  });
  expect(beside).toEqual([]);
}
