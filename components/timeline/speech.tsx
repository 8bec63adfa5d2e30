import { clockLength } from "@/lib/model/time-words";
import type { Band } from "@/lib/model/timeline";
import { type Scale, stretchOf } from "./scale";

interface SpeechProps {
  bands: readonly Band[];
  scale: Scale;
  top: number;
  height: number;
}

/** When somebody talked: one picture, because in an hour there may be a thousand times. */
export function Speech({ bands, scale, top, height }: SpeechProps) {
  const speech = bands.filter(({ kind }) => kind === "speech");
  if (speech.length === 0) return null;
  const begin = Math.max(0, scale.inSight.left);
  const path = speech
    .flatMap(({ from, to }) => {
      const stretch = stretchOf(from, to, scale);
      if (!stretch) return [];
      const width = stretch.width.toFixed(1);
      return [`M${(stretch.left - begin).toFixed(1)} 0h${width}v${height}h-${width}z`];
    })
    .join("");
  const ms = speech.reduce((sum, { from, to }) => sum + (to ?? scale.to) - from, 0);
  const times = speech.length === 1 ? "once" : `${speech.length} times`;
  const label = `Talked ${times}, ${clockLength(ms)} in all`;
  return (
    <svg
      role="img"
      aria-label={label}
      width={Math.max(0, scale.inSight.right - begin)}
      height={height}
      className="pointer-events-none absolute fill-in-call"
      style={{ top, left: begin }}
    >
      <path d={path} />
    </svg>
  );
}
