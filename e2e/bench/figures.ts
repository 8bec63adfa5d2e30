/** The middle and the slow end of a measurement. */
export interface Spread {
  /** Milliseconds that half of the samples do not exceed. */
  p50: number;
  /** Milliseconds that 95 of 100 samples do not exceed. */
  p95: number;
  /** Milliseconds that 99 of 100 samples do not exceed. */
  p99: number;
  samples: number;
}

/** What the samples, in milliseconds, come to. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return {
    p50: toTenths(rank(0.5)),
    p95: toTenths(rank(0.95)),
    p99: toTenths(rank(0.99)),
    samples: sorted.length,
  };
}

/** Rows in columns: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
  return rows.map((row) => line(row).join("   ")).join("\n");
}

/** A figure to one place after the point. */
export const tenths = (value: number) => value.toFixed(1);

const toTenths = (value: number) => Math.round(value * 10) / 10;
