export type Pair = [name: string, value: string];

/** A query or a form, as sent: in order, with repeats. Names are case-sensitive, as Twilio's are. */
export class Parameters {
  constructor(readonly pairs: readonly Pair[]) {}

  /** The value as sent, which may be "". Inferred: of a repeated name the first counts. */
  sent(name: string): string | undefined {
    return this.pairs.find(([key]) => key === name)?.[1];
  }

  /** The value, unless it is missing or empty. Inferred: an empty value counts as none. */
  get(name: string): string | undefined {
    return this.sent(name) || undefined;
  }

  /** The same without some of them. */
  without(names: ReadonlySet<string> | ReadonlyMap<string, unknown>): Parameters {
    return new Parameters(this.pairs.filter(([name]) => !names.has(name)));
  }

  /** All values of a list. Twilio takes repeated names as well as values separated by spaces. */
  all(name: string): string[] {
    return this.pairs
      .filter(([key]) => key === name)
      .flatMap(([, value]) => value.split(" "))
      .filter(Boolean);
  }

  /** Anything but "true" counts as false (Twilio docs: Participant resource, `Muted`). Inferred: of the others too. */
  boolean(name: string): boolean | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : value.toLowerCase() === "true";
  }

  integer(name: string): number | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : Number(value);
  }
}
