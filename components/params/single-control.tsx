"use client";

import { controlLook } from "@/components/ui/field";
import type { OperationName } from "@/lib/catalogue/operations";
import type { Option } from "@/lib/catalogue/option";
import { numberAmong, searchFor } from "@/lib/model/search";
import type { Choice, Choices } from "./choices";
import type { Params } from "./use-params";

interface SingleControlProps {
  params: Params<OperationName>;
  name: string;
  option: Option;
  choices?: Choices | undefined;
  unset: string;
  required: boolean;
  control: { id: string };
}

/** The control that fits an option's kind; what it holds is text, and empty means not set. */
export function SingleControl({
  params,
  name,
  option,
  choices,
  unset,
  required,
  control,
}: SingleControlProps) {
  const raw = params.raw[name];
  const value = raw === undefined ? "" : String(raw);
  const set = (text: string) => params.set(name, text === "" ? undefined : text);
  const shared = {
    ...control,
    name,
    value,
    required,
    onBlur: () => params.leave(name),
  };

  const listed = listedValues(option, choices);
  if (listed) {
    return (
      <select
        {...shared}
        onChange={(event) => set(event.target.value)}
        className={`${controlLook} w-full`}
      >
        <option value="">{unsetWords(option, unset)}</option>
        {listed.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  if (option.kind === "url" && option.emptyMeans) {
    return (
      <>
        <input
          {...shared}
          disabled={raw === ""}
          placeholder={unsetWords(option, unset)}
          onChange={(event) => set(event.target.value)}
          className={`${controlLook} w-full`}
        />
        <label className="flex w-fit items-center gap-2">
          <input
            type="checkbox"
            checked={raw === ""}
            onChange={(event) => params.set(name, event.target.checked ? "" : undefined)}
          />
          {option.label}: {option.emptyMeans}
        </label>
      </>
    );
  }
  const isFound = searchFor(value);
  return (
    <>
      <input
        {...shared}
        // A number that is offered is meant, however it was typed.
        onBlur={() => {
          const meant = numberAmong(value, choices?.map((choice) => choice.value) ?? []);
          if (meant !== undefined && meant !== value) set(meant);
          params.leave(name);
        }}
        type={option.secret ? "password" : "text"}
        inputMode={option.kind === "integer" ? "numeric" : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={choices ? "Choose or type" : unsetWords(option, unset)}
        list={choices && `${control.id}-choices`}
        onChange={(event) => set(event.target.value)}
        className={`${controlLook} w-full`}
      />
      {choices && (
        <datalist id={`${control.id}-choices`}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
              {isFound(choice.value, choice.label) && !holds(choice, value) && ` · ${value}`}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** Whether a browser offers a choice by itself: it does where what was typed is in it to the letter. */
const holds = (choice: Choice, typed: string) =>
  [choice.value, choice.label].some((text) => text.toLowerCase().includes(typed.toLowerCase()));

/** The values of an option that has few; a Call SID is chosen by the participant's name. */
function listedValues(option: Option, choices: Choices | undefined): Choices | undefined {
  if (option.kind === "boolean") {
    return [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ];
  }
  if (option.kind === "enum") return option.values.map((value) => ({ value, label: value }));
  return option.kind === "sid" ? choices : undefined;
}

function unsetWords({ default: standard, required, kind }: Option, unset: string): string {
  if (required) return "";
  if (unset) return unset;
  if (standard === undefined) return kind === "enum" || kind === "boolean" ? "Not set" : "";
  return `Default: ${kind === "boolean" ? (standard === "true" ? "yes" : standard === "false" ? "no" : standard) : standard}`;
}
