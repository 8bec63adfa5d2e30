"use client";

import { FilterChoice } from "@/components/ui/filter-choice";
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
        <FilterChoice
          key={name}
          label={listParticipants[name].label}
          any={`${listParticipants[name].label}: any`}
          value={filters[name]}
          onChange={(value) => onChange({ [name]: value })}
        >
          <option value="true">{listParticipants[name].label}: yes</option>
          <option value="false">{listParticipants[name].label}: no</option>
        </FilterChoice>
      ))}
    </search>
  );
}
