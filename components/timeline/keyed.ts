/** Each of these with a key that begins with its text; of those with the same text, each has its number. */
export function keyed<Item>(items: readonly Item[], textOf: (item: Item) => string) {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const text = textOf(item);
    const number = (seen.get(text) ?? 0) + 1;
    seen.set(text, number);
    return { key: `${text} ${number}`, item };
  });
}
