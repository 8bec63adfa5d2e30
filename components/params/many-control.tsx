"use client";

import type { ReactNode } from "react";
import type { OperationName } from "@/lib/catalogue/operations";
import type { Option } from "@/lib/catalogue/option";
import type { Params } from "./use-params";

interface ManyControlProps {
  params: Params<OperationName>;
  name: string;
  option: Extract<Option, { kind: "many" }>;
  unset: string;
  error?: ReactNode;
  notice?: ReactNode;
}

/** Any number of a few values, each a box to tick. */
export function ManyControl({ params, name, option, unset, error, notice }: ManyControlProps) {
  const raw = params.raw[name];
  const ticked = new Set(Array.isArray(raw) ? raw : []);
  function tick(value: string, on: boolean) {
    const next = option.values.filter((one) => (one === value ? on : ticked.has(one)));
    params.set(name, next.length > 0 ? next : undefined);
  }
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-medium">
        {option.label}
        <code aria-hidden="true" className="ml-2 font-mono font-normal text-ink-soft text-xs">
          {name}
        </code>
      </legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5">
        {option.values.map((value) => (
          <label key={value} className="flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={ticked.has(value)}
              onChange={(event) => tick(value, event.target.checked)}
            />
            {value}
          </label>
        ))}
      </div>
      {(error ?? notice) && (
        <p className={`text-xs ${error ? "text-danger" : "text-held"}`}>{error ?? notice}</p>
      )}
      <p className="text-ink-soft text-xs">
        {option.help}
        {!unset && option.default && ` Default: ${option.default}.`}
      </p>
    </fieldset>
  );
}
