import type { Band, BandKind } from "./timeline";

/** Of one track only one thing can be so at a time. */
type Track = "state" | "muted" | "coaching" | "speech";

/** Writes down a lane's bands as one thing after the other changes. */
export class BandWriter {
  private readonly open = new Map<Track, Band>();
  readonly bands: Band[] = [];

  /** From now on it is so; null for an end of it. */
  turn(track: Track, at: number, kind: BandKind | null, whom?: string | null): void {
    const open = this.open.get(track);
    if (open?.kind === kind) {
      // Callbacks tell that somebody coaches, and a later read tells whom.
      if (open.whom === null && whom) open.whom = whom;
      if (whom === undefined || whom === null || open.whom === whom) return;
    }
    if (open) this.end(open, at);
    this.open.delete(track);
    if (kind === null) return;
    const band: Band = { kind, from: at, to: null, ...(whom !== undefined && { whom }) };
    this.open.set(track, band);
    this.bands.push(band);
  }

  /** What lasted no time at all was not so. */
  private end(open: Band, at: number): void {
    if (open.from < at) open.to = at;
    else this.bands.splice(this.bands.lastIndexOf(open), 1);
  }

  /** Nothing is so any more. */
  close(at: number): void {
    for (const track of this.open.keys()) this.turn(track, at, null);
  }
}

/** What of the bands lies within a time, in the order in which it began. */
export function within(bands: readonly Band[], from: number, to: number | null): Band[] {
  return bands
    .map((band) => ({
      ...band,
      from: Math.max(band.from, from),
      to: to === null ? band.to : Math.min(band.to ?? to, to),
    }))
    .filter((band) => band.to === null || band.from < band.to)
    .toSorted((one, other) => one.from - other.from);
}
