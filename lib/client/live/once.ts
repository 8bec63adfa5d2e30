/** Does what has the same name once, a while after it was first asked for. */
export function once() {
  const due = new Set<string>();
  return (name: string, after: number, run: () => void): void => {
    if (due.has(name)) return;
    due.add(name);
    setTimeout(() => {
      due.delete(name);
      run();
    }, after);
  };
}
