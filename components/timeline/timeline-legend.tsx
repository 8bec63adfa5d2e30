import { type BandKind, bandStates, bandTraits, type Lane } from "@/lib/model/timeline";
import { bandWords } from "@/lib/model/timeline-words";
import { bandIcons, bandLooks } from "./band-looks";

/** What the colours and patterns mean, as far as they occur. */
export function TimelineLegend({ lanes }: { lanes: readonly Lane[] }) {
  const occurring = new Set(lanes.flatMap(({ bands }) => bands.map(({ kind }) => kind)));
  const kinds = [...bandStates, ...bandTraits].filter((kind) => occurring.has(kind));
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-xs">
      {kinds.map((kind) => (
        <li key={kind} className="inline-flex items-center gap-1.5">
          <Swatch kind={kind} />
          {bandWords[kind].words}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ kind }: { kind: BandKind }) {
  const Icon = bandIcons[kind];
  const size = kind === "speech" ? "h-2" : "h-4";
  return (
    <span
      aria-hidden="true"
      className={`inline-flex w-7 items-center justify-center rounded-[3px] ${size} ${bandLooks[kind]}`}
    >
      {Icon && <Icon className="size-3" />}
    </span>
  );
}
