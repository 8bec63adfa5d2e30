"use client";

import { useState, useSyncExternalStore } from "react";
import { controlLook } from "@/components/ui/field";
import { FilterChoice } from "@/components/ui/filter-choice";
import { PausedSearch } from "@/components/ui/paused-search";
import { listConferences } from "@/lib/catalogue/list-conferences";
import { timeZone } from "@/lib/client/local-time";
import { conferenceStatuses, conferenceStatusWords } from "@/lib/model/conference";

/** Twilio's own filters, under Twilio's own names. */
export const filterNames = Object.keys(listConferences) as (keyof typeof listConferences)[];

type Filters = Partial<Record<(typeof filterNames)[number], string>>;

interface ConferenceFiltersProps {
  filters: Filters;
  onChange: (changes: Partial<Record<(typeof filterNames)[number], string | undefined>>) => void;
}

const dates = filterNames.filter((name) => listConferences[name].kind === "date");

const never = () => () => undefined;

/** Status and name at hand, dates one press away. */
export function ConferenceFilters({ filters, onChange }: ConferenceFiltersProps) {
  const dated = dates.filter((name) => filters[name]).length;
  const [open, setOpen] = useState(dated > 0);
  // The server does not know the reader's zone.
  const zone = useSyncExternalStore(never, timeZone, () => "");
  return (
    <search className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <FilterChoice
          label="Status"
          any="Every status"
          value={filters.status}
          onChange={(status) => onChange({ status })}
        >
          {conferenceStatuses.map((status) => (
            <option key={status} value={status}>
              {conferenceStatusWords[status]}
            </option>
          ))}
        </FilterChoice>
        <PausedSearch
          label="Whole name"
          value={filters.friendlyName ?? ""}
          onChange={(friendlyName) => onChange({ friendlyName: friendlyName || undefined })}
        />
        <details
          open={open}
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
          className="basis-full"
        >
          <summary className="w-fit rounded py-1 text-ink-soft hover:text-ink">
            Dates{dated > 0 && ` (${dated})`}
          </summary>
          <div className="mt-2 flex flex-wrap gap-3">
            {dates.map((name) => (
              <label key={name} className="grid gap-1 text-ink-soft text-xs">
                {listConferences[name].label}
                <input
                  type="date"
                  value={filters[name] ?? ""}
                  onChange={(event) => onChange({ [name]: event.target.value || undefined })}
                  className={`${controlLook} text-ink text-sm`}
                />
              </label>
            ))}
          </div>
          <p className="mt-2 text-ink-soft text-xs">
            Whole days in your time zone{zone && ` (${zone.replaceAll("_", " ")})`}, the first and
            the last included.
          </p>
        </details>
      </div>
    </search>
  );
}
