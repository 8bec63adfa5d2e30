import type { World } from "../world";

/**
 * Takes a turn in the line of calls that wait to be dialled (Twilio docs: Participant resource,
 * `queue_time`): only so many are begun per second, and more have to wait.
 * @returns how long, in milliseconds
 */
export function takeTurn({ account, store, clock }: World): number {
  const { callsPerSecond } = account.limits;
  if (callsPerSecond === null) return 0;
  const now = clock.now();
  const turn = Math.max(now, store.nextTurn);
  store.nextTurn = turn + 1_000 / callsPerSecond;
  return Math.round(turn - now);
}
