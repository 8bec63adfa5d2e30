"use client";

import { controlLook } from "@/components/ui/field";
import { SearchBox } from "@/components/ui/search-box";
import { listParticipants } from "@/lib/catalogue/list-participants";
import type { LegFilters } from "@/lib/model/room-view";

/** Twilio's own filters, under Twilio's own names. */
export const filterNames = Object.keys(listParticipants) as (keyof typeof listParticipants)[];

interface ParticipantFiltersProps {
  filters: LegFilters;
  onChange: (changes: Partial<Record<(typeof filterNames)[number], string | undefined>>) => void;
  search: string;
  onSearch: (search: string) => void;
}

/** Search by name, number or Call SID, and Twilio's three filters. */
export function ParticipantFilters({
  filters,
  onChange,
  search,
  onSearch,
}: ParticipantFiltersProps) {
  return (
    <search className="flex flex-wrap gap-2 max-sm:w-full">
      <SearchBox
        label="Search participants"
        value={search}
        onChange={onSearch}
        className="w-60 max-sm:w-full"
      />
      {filterNames.map((name) => (
        <select
          key={name}
          aria-label={listParticipants[name].label}
          value={filters[name] ?? ""}
          onChange={(event) => onChange({ [name]: event.target.value || undefined })}
          className={`${controlLook} max-sm:flex-auto`}
        >
          <option value="">{listParticipants[name].label}: any</option>
          <option value="true">{listParticipants[name].label}: yes</option>
          <option value="false">{listParticipants[name].label}: no</option>
        </select>
      ))}
    </search>
  );
}
