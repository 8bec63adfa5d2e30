/** How often it is looked whether the database answers again, in milliseconds. */
const EVERY = 2000;

const waiting = new Set<() => void>();

/** Calls back once, when the board's database answers again: one look for all who wait. */
export function whenDatabaseIsBack(call: () => void): void {
  if (waiting.size === 0) lookLater();
  waiting.add(call);
}

const lookLater = () => void setTimeout(() => void look(), EVERY);

async function look(): Promise<void> {
  const health = await fetch("/api/health").catch(() => null);
  if (!health?.ok) return lookLater();
  const calls = [...waiting];
  waiting.clear();
  for (const call of calls) call();
}
