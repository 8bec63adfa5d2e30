import { Words } from "@/components/ui/words";
import type { Band } from "@/lib/model/timeline";
import { bandWords, type NameOf } from "@/lib/model/timeline-words";
import { bandIcons, bandLooks } from "./band-looks";
import { spanWords } from "./clock-time";
import { type Scale, stretchOf } from "./scale";

interface TimelineBandProps {
  band: Band;
  scale: Scale;
  nameOf: NameOf;
  /** Where it stands in its lane, in pixels. */
  top: number;
  height: number;
}

/** Something that lasted: as long as it lasted, in its colour and pattern, with its word where that fits. */
export function TimelineBand({ band, scale, nameOf, top, height }: TimelineBandProps) {
  const stretch = stretchOf(band.from, band.to, scale);
  if (!stretch) return null;
  const words = wordsOf(band, nameOf);
  const label = band.kind === "coaching" && band.whom ? nameOf(band.whom) : words;
  const Icon = bandIcons[band.kind];
  const named = band.kind !== "in-call" && stretch.width > label.length * 6 + 26;
  const whole = `${words}, ${spanWords(band.from, band.to)}`;
  return (
    <span
      role="img"
      aria-label={whole}
      title={whole}
      className={`absolute flex overflow-clip rounded-[3px] ${bandLooks[band.kind]}`}
      style={{ left: stretch.left, width: stretch.width, top, height }}
    >
      {(named || (Icon && stretch.width > 18)) && (
        <span
          aria-hidden="true"
          className={`sticky left-(--names) inline-flex h-full items-center gap-1 whitespace-nowrap px-1 font-medium text-[0.6875rem] leading-none ${isStriped(band) ? "bg-ground" : ""}`}
        >
          {Icon && <Icon className="size-3 shrink-0" />}
          {named && <Words>{label}</Words>}
        </span>
      )}
    </span>
  );
}

/** Where there are stripes, words need a ground of their own. */
const isStriped = ({ kind }: Band) => kind === "held" || kind === "unknown";

function wordsOf({ kind, whom }: Band, nameOf: NameOf): string {
  if (kind !== "coaching") return bandWords[kind].words;
  return whom ? `Coaching ${nameOf(whom)}` : "Coaching somebody";
}
