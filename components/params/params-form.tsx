"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { SearchBox } from "@/components/ui/search-box";
import { grouped, type OptionGroup } from "@/lib/catalogue/groups";
import { type OperationName, optionsOf } from "@/lib/catalogue/operations";
import type { RawValues } from "@/lib/catalogue/values";
import { useMay } from "@/lib/client/person";
import { permissionsFor } from "@/lib/model/permission";
import { searchFor } from "@/lib/model/search";
import type { Choices } from "./choices";
import { ParamField } from "./param-field";
import type { Params } from "./use-params";

interface ParamsFormProps {
  params: Params<OperationName>;
  /** The options that stand first, without opening or searching anything. */
  first: readonly string[];
  /** The options that have to be filled in here. */
  required?: readonly string[];
  /** Leaves the other options away: this form is not for them. */
  only?: boolean;
  /** Likely values, by option. */
  choices?: Readonly<Record<string, Choices>>;
  /** What an option that is not set means here; without it, Twilio's default is named. */
  unset?: string;
}

const noNames: readonly string[] = [];
const none: Readonly<Record<string, Choices>> = {};

/** Every option of an operation: a few at once, the others one search or one group away. */
export function ParamsForm({
  params,
  first,
  required = noNames,
  only = false,
  choices = none,
  unset = "",
}: ParamsFormProps) {
  const options = optionsOf(params.operation);
  const may = useMay();
  const mine = (name: string) => permissionsFor(params.operation, { [name]: true }).every(may);
  const field = (name: string) => {
    const option = options[name];
    return (
      option && (
        <ParamField
          key={name}
          params={params}
          name={name}
          option={option}
          choices={choices[name]}
          unset={unset}
          required={required.includes(name)}
        />
      )
    );
  };
  const rest = Object.fromEntries(
    Object.entries(options).filter(([name]) => !only && !first.includes(name) && mine(name)),
  );
  const withheld = Object.entries(options).filter(([name]) => !only && !mine(name));
  const wanted = params.search.trim() !== "";
  const isFound = searchFor(params.search);
  // What is wrong is shown whatever is searched for: otherwise pressing the button would do nothing.
  const found = Object.entries(rest).filter(
    ([name, { label, help }]) =>
      params.problemOf(name)?.severity === "error" || isFound(name, label, help),
  );

  return (
    <div className="grid grid-cols-1 gap-5">
      {first.map(field)}
      {Object.keys(rest).length > 0 && (
        <SearchBox
          label={`Find one of ${Object.keys(rest).length} more options`}
          value={params.search}
          onChange={params.setSearch}
        />
      )}
      {wanted && found.map(([name]) => field(name))}
      {wanted && found.length === 0 && (
        <p className="text-center text-ink-soft">No option is called or does anything like that.</p>
      )}
      {!wanted && !only && (
        <div className="divide-y divide-line border-line border-y">
          {grouped(rest).map((group) => (
            <Group
              key={group.id}
              group={group}
              params={params}
              // What a form of changes shows besides is how things are, and is not sent.
              counted={unset ? params.typed : params.raw}
              field={field}
            />
          ))}
        </div>
      )}
      {withheld.length > 0 && (
        <p className="text-ink-soft text-xs">
          Your role may not set {withheld.map(([, { label }]) => `“${label}”`).join(", ")}.
        </p>
      )}
    </div>
  );
}

interface GroupProps {
  group: OptionGroup;
  params: Params<OperationName>;
  /** The values that count as set. */
  counted: RawValues;
  field: (name: string) => React.ReactNode;
}

function Group({ group, params, counted, field }: GroupProps) {
  const names = group.options.map(([name]) => name);
  const set = names.filter((name) => counted[name] !== undefined).length;
  const problems = names.flatMap((name) => params.problemOf(name)?.severity ?? []);
  const wrong = problems.includes("error");
  const warnings = problems.filter((severity) => severity === "notice").length;
  const [open, setOpen] = useState(false);
  return (
    <details open={open || wrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex list-none items-center gap-2 py-2.5 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className={`size-4 shrink-0 text-ink-soft transition-transform duration-100 ${open || wrong ? "rotate-90" : ""}`}
        />
        <span className="font-medium">{group.title}</span>
        <span className="min-w-0 flex-1 truncate text-ink-soft text-xs max-sm:invisible">
          {group.description}
        </span>
        {set > 0 && <span className="text-xs">{set} set</span>}
        {warnings > 0 && (
          <span className="text-held text-xs">
            {warnings} {warnings === 1 ? "warning" : "warnings"}
          </span>
        )}
      </summary>
      {(open || wrong) && (
        <div className="grid grid-cols-1 gap-5 pt-2 pb-5 pl-6 max-sm:pl-0">{names.map(field)}</div>
      )}
    </details>
  );
}
