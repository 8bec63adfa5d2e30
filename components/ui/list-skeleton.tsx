/** A list that is being read: its shape, so that nothing jumps when it comes. */
export function ListSkeleton({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <output aria-label={label} className="block divide-y divide-line rounded-md border border-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-13 items-center gap-6 px-3">
          <span className="h-3 w-40 rounded bg-sunken" />
          <span className="h-3 w-20 rounded bg-sunken" />
          <span className="ml-auto h-3 w-24 rounded bg-sunken" />
        </div>
      ))}
    </output>
  );
}
