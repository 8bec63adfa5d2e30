import "server-only";
import { feed } from "../record/feed";

/** How long it is waited for, in milliseconds. */
const PATIENCE = 1000;

/** Waits until an event has been told to everybody in this process, so that what follows comes after it. */
export function feedHas(event: number | null): Promise<void> {
  const told = feed();
  if (event === null || told.last() >= event) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(late);
      stop();
      resolve();
    };
    const late = setTimeout(finish, PATIENCE);
    const stop = told.subscribe(() => {
      if (told.last() >= event) finish();
    });
  });
}
