"use client";

import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import type { OperationName } from "@/lib/catalogue/operations";
import type { Option } from "@/lib/catalogue/option";
import type { Choices } from "./choices";
import { ManyControl } from "./many-control";
import { SingleControl } from "./single-control";
import type { Params } from "./use-params";

interface ParamFieldProps {
  params: Params<OperationName>;
  name: string;
  option: Option;
  choices?: Choices | undefined;
  /** What an option that is not set means here. */
  unset: string;
  required: boolean;
}

/** One option of the catalogue as a field: its label, Twilio's name, its control, its help. */
export function ParamField({ params, name, option, choices, unset, required }: ParamFieldProps) {
  const problem = params.problemOf(name);
  const message = problem && {
    [problem.severity]: problem.fault ? <FaultText fault={problem.fault} /> : problem.message,
  };
  if (option.kind === "many") {
    return <ManyControl params={params} name={name} option={option} unset={unset} {...message} />;
  }
  return (
    <Field
      label={
        <>
          {option.label}
          {option.label.toLowerCase() !== name.toLowerCase() && (
            <code aria-hidden="true" className="ml-2 font-mono font-normal text-ink-soft text-xs">
              {name}
            </code>
          )}
        </>
      }
      mark={required && "required"}
      help={option.help}
      {...message}
    >
      {(control) => (
        <SingleControl
          params={params}
          name={name}
          option={option}
          choices={choices}
          unset={unset}
          required={required}
          control={control}
        />
      )}
    </Field>
  );
}
