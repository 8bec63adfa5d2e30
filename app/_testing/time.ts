import { realClock } from "@/lib/simulator/clock";

/** Time that can be hurried: for the page, the server and Twilio alike. */
export function ownTime() {
  const RealDate = Date;
  const clock = realClock();
  let ahead = 0;
  const now = () => RealDate.now() + ahead;
  globalThis.Date = new Proxy(RealDate, {
    get: (date, name) => (name === "now" ? now : Reflect.get(date, name)),
    construct: (date, given: [], asked) =>
      Reflect.construct(date, given.length === 0 ? [now()] : given, asked),
  });
  return {
    clock,
    /** Lets time pass, in milliseconds. */
    pass(ms: number): void {
      ahead += ms;
      clock.advance(ms);
    },
    restore(): void {
      globalThis.Date = RealDate;
    },
  };
}
