"use client";

import type { ReactNode } from "react";
import { useReady } from "@/lib/client/ready";
import { controlLook } from "./field";

interface FilterChoiceProps {
  label: string;
  /** What it says where nothing is chosen. */
  any: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** Its options. */
  children: ReactNode;
}

/** A filter of which one value can be chosen. Before the page can hear a choice, it takes none. */
export function FilterChoice({ label, any, value = "", onChange, children }: FilterChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value}
      disabled={!useReady()}
      onChange={(event) => onChange(event.target.value || undefined)}
      className={`${controlLook} max-w-48 text-ink disabled:opacity-100 max-sm:flex-auto`}
    >
      <option value="">{any}</option>
      {children}
    </select>
  );
}
