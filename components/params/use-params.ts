import { useState } from "react";
import { type Context, check, type Problem } from "@/lib/catalogue/check";
import type { OperationName, OptionsOf } from "@/lib/catalogue/operations";
import { parseValues, type RawValue, type RawValues } from "@/lib/catalogue/values";
import type { Fault } from "@/lib/model/fault";

/** The state of a form over one operation's options. */
export interface Params<Name extends OperationName> {
  operation: Name;
  raw: RawValues;
  values: Partial<OptionsOf<Name>>;
  /** What is wrong with an option, or worth knowing; an error only once one has been there. */
  problemOf: (option: string) => Problem | undefined;
  /** What is wrong with the whole. */
  refusals: Fault[];
  set: (option: string, value: RawValue) => void;
  /** Marks an option as seen, so that what is wrong with it is said. */
  leave: (option: string) => void;
  /** The values if they may be sent; otherwise everything that is wrong is shown from now on. */
  valid: (required?: readonly string[]) => OptionsOf<Name> | undefined;
  /** Takes in why a press was refused; what is about one option stands beside it until it changes. */
  refuse: (faults: Fault[]) => void;
}

/**
 * A form's values, checked by the catalogue as they are typed. The form holds what was typed; what
 * is sent is made from it, and what is empty is not in it. `refused` is why it did not go before.
 */
export function useParams<Name extends OperationName>(
  operation: Name,
  initial: RawValues = {},
  context: Context = {},
  refused: Fault[] = [],
): Params<Name> {
  const [raw, setRaw] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [required, setRequired] = useState<readonly string[] | null>(null);
  const [faults, setFaults] = useState(refused);

  const { values, problems: unreadable } = parseValues(operation, raw);
  const problems = [...unreadable, ...check(operation, values, context)];
  const errors = problems.filter(({ severity }) => severity === "error");

  return {
    operation,
    raw,
    values,
    refusals: faults.filter(({ option }) => option === undefined),
    problemOf(option) {
      const refusal = faults.find((fault) => fault.option === option);
      if (refusal) return { option, severity: "error", message: refusal.message };
      const own = problems.filter((problem) => problem.option === option);
      const shown = required !== null || left.has(option);
      const missing = required?.includes(option) && raw[option] === undefined;
      const error = own.find(({ severity }) => severity === "error");
      if (error && shown) return error;
      if (missing) return { option, severity: "error", message: "Fill this in." };
      return error ? undefined : own.find(({ severity }) => severity === "notice");
    },
    set(option, value) {
      setRaw((before) => ({ ...before, [option]: value }));
      setFaults((before) => before.filter((fault) => fault.option !== option));
    },
    leave: (option) => setLeft((before) => new Set([...before, option])),
    valid(names = []) {
      setRequired(names);
      setFaults([]);
      const missing = names.some((name) => raw[name] === undefined);
      return errors.length === 0 && !missing ? (values as OptionsOf<Name>) : undefined;
    },
    refuse: setFaults,
  };
}
