"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import { clockLength } from "@/lib/model/time-words";
import type { Fact } from "@/lib/model/timeline-facts";
import { clockTime, dateOf } from "./clock-time";
import { keyed } from "./keyed";

interface TimelineTableProps {
  facts: readonly Fact[];
  onMove: (at: number) => void;
}

/** As many rows are drawn at first, and with each press more. */
const ROWS = 100;

/** All that the lanes show, row by row. A press on a time moves the cursor there. */
export function TimelineTable({ facts, onMove }: TimelineTableProps) {
  const [newestFirst, setNewestFirst] = useState(false);
  const [shown, setShown] = useState(ROWS);
  const Arrow = newestFirst ? ArrowDown : ArrowUp;
  const cell = "px-2 py-1.5 font-medium sm:px-3";
  const rows = newestFirst ? facts.toReversed() : facts;
  const more = facts.length - shown;
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2">
      <table className="w-full table-fixed border-line border-y">
        <caption className="sr-only">Everything that happened</caption>
        <thead className="text-left text-ink-soft text-xs">
          <tr>
            <th
              scope="col"
              aria-sort={newestFirst ? "descending" : "ascending"}
              className={`${cell} w-26 sm:w-36`}
            >
              <button
                type="button"
                className="inline-flex items-center gap-1 hover:text-ink"
                onClick={() => setNewestFirst(!newestFirst)}
              >
                When
                <Arrow aria-hidden="true" className="size-3" />
              </button>
            </th>
            <th scope="col" className={cell}>
              Who
            </th>
            <th scope="col" className={cell}>
              What
            </th>
            <th scope="col" className={cell}>
              By whom
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {keyed(rows.slice(0, shown), textOf).map(
            ({ key, item: { at, until, who, what, by } }) => (
              <tr key={key} className="align-top hover:bg-sunken/60">
                <td className="px-2 py-1.5 sm:px-3">
                  <button
                    type="button"
                    aria-label={`${clockTime(at)}: show this moment`}
                    title={dateOf(at)}
                    className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
                    onClick={() => onMove(at)}
                  >
                    <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
                  </button>
                </td>
                <th scope="row" className="wrap-anywhere px-2 py-1.5 text-left font-normal sm:px-3">
                  <Words>{isolated(who ?? "Conference")}</Words>
                </th>
                <td className="wrap-anywhere px-2 py-1.5 sm:px-3">
                  <Words>{isolated(what)}</Words>
                  {until !== null && (
                    <span className="text-ink-soft"> for {clockLength(until - at)}</span>
                  )}
                </td>
                <td className="wrap-anywhere px-2 py-1.5 sm:px-3">
                  <Words>{isolated(by ?? "")}</Words>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {more > 0 && (
        <Button onClick={() => setShown(shown + ROWS * 5)}>
          Show more: {more.toLocaleString("en")} left
        </Button>
      )}
    </div>
  );
}

const textOf = ({ at, callSid, what }: Fact) => `${at} ${callSid} ${what}`;
