"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { FilterChoice } from "@/components/ui/filter-choice";
import { PausedSearch } from "@/components/ui/paused-search";
import { auditPeopleQuery } from "@/lib/client/audit";
import { endOfMinute } from "@/lib/client/local-time";
import type { AuditFilterName, AuditFilters as Filters } from "@/lib/model/audit";
import { deedWords, kindWords, outcomeWords } from "@/lib/model/audit-words";
import { TimeFilter } from "./time-filter";

interface AuditFiltersProps {
  filters: Filters;
  onChange: (changes: Partial<Record<AuditFilterName, string | undefined>>) => void;
  /** There is something to clear. */
  onClear?: () => void;
}

/** Who, where, what, how it came out, and when. */
export function AuditFilters({ filters, onChange, onClear }: AuditFiltersProps) {
  const { data: people = [] } = useQuery(auditPeopleQuery);
  const { person } = filters;
  const known = people.some(({ id }) => id === person);
  return (
    <search className="flex flex-wrap items-end gap-2">
      <FilterChoice
        label="Person"
        any="Everybody"
        value={person}
        onChange={(value) => onChange({ person: value })}
      >
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {person && !known && <option value={person}>Somebody not on record</option>}
      </FilterChoice>
      <FilterChoice
        label="Kind"
        any="Every kind"
        value={filters.kind}
        onChange={(kind) => onChange({ kind })}
      >
        <optgroup label="On a call">
          <Options words={deedWords} />
        </optgroup>
        <optgroup label="At the doors">
          <Options words={kindWords} />
        </optgroup>
      </FilterChoice>
      <FilterChoice
        label="Outcome"
        any="Every outcome"
        value={filters.outcome}
        onChange={(outcome) => onChange({ outcome })}
      >
        <Options words={outcomeWords} />
      </FilterChoice>
      <PausedSearch
        label="Conference: whole name or SID"
        value={filters.conference ?? ""}
        onChange={(conference) => onChange({ conference: conference || undefined })}
      />
      <TimeFilter label="From" value={filters.from} onChange={(from) => onChange({ from })} />
      <TimeFilter
        label="To"
        value={filters.to}
        onChange={(to) => onChange({ to: to && endOfMinute(to) })}
      />
      {onClear && (
        <Button look="quiet" onClick={onClear}>
          Clear filters
        </Button>
      )}
    </search>
  );
}

function Options({ words }: { words: Readonly<Record<string, string>> }) {
  return Object.entries(words).map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
}
