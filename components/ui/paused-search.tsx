"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { SearchBox } from "./search-box";

/** In milliseconds. */
const PAUSE = 300;

interface PausedSearchProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A search field that waits for a pause in the typing, because every change is asked of the server. */
export function PausedSearch({ label, value, onChange }: PausedSearchProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [given, setGiven] = useState(value);
  // The address can change without the field: by the back button, or by clearing all filters.
  if (value !== seen) {
    setSeen(value);
    if (value !== given) {
      setGiven(value);
      setTyped(value);
    }
  }
  const wanted = typed.trim();
  function give(): void {
    if (wanted === given) return;
    setGiven(wanted);
    onChange(wanted);
  }
  const giveLater = useEffectEvent(give);
  useEffect(() => {
    if (wanted === given) return undefined;
    const timer = setTimeout(giveLater, PAUSE);
    return () => clearTimeout(timer);
  }, [wanted, given]);
  return (
    <SearchBox
      label={label}
      value={typed}
      onChange={setTyped}
      // At once: a change of the address that came after the press on a link would undo that press.
      onBlur={give}
      className="min-w-44 max-w-72 flex-1"
    />
  );
}
