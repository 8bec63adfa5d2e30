"use client";

import { Search } from "lucide-react";
import { useReady } from "@/lib/client/ready";
import { controlLook } from "./field";

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  className?: string;
}

/** A field to search with; its label is its placeholder. */
export function SearchBox({ label, value, onChange, onBlur, className = "" }: SearchBoxProps) {
  return (
    <div className={`relative ${className}`}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-ink-soft"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        // What is typed before the page can hear it would be lost.
        readOnly={!useReady()}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        className={`${controlLook} w-full pr-2 pl-8`}
      />
    </div>
  );
}
