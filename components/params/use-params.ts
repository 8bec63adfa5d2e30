import { useState } from "react";
import { type Context, check, type Problem } from "@/lib/catalogue/check";
import { type OperationName, type OptionsOf, optionOf } from "@/lib/catalogue/operations";
import { parseValues, type RawValue, type RawValues } from "@/lib/catalogue/values";
import type { Fault } from "@/lib/model/fault";

/** What is wrong with an option, or worth knowing; with the fault where Twilio has refused it. */
export type FieldProblem = Pick<Problem, "severity" | "message"> & { fault?: Fault };

/** The state of a form over one operation's options. */
export interface Params<Name extends OperationName> {
  operation: Name;
  raw: RawValues;
  values: Partial<OptionsOf<Name>>;
  /** What was typed into this form, and would be lost with it. */
  typed: RawValues;
  /** An error is only told once somebody has been there. */
  problemOf: (option: string) => FieldProblem | undefined;
  /** What is wrong with the whole. */
  refusals: Fault[];
  /** What the options are searched for. */
  search: string;
  setSearch: (search: string) => void;
  set: (option: string, value: RawValue) => void;
  /** Puts this in the place of all that was typed. */
  replace: (typed: RawValues) => void;
  /** Marks an option as seen, so that what is wrong with it is said. */
  leave: (option: string) => void;
  /** The values if they may be sent; otherwise everything that is wrong is shown from now on. */
  valid: (required?: readonly string[]) => OptionsOf<Name> | undefined;
  /** Takes in why a press was refused; what is about one option stands beside it until it changes. */
  refuse: (faults: Fault[]) => void;
}

interface ParamsSetting {
  /** What stands in the form where nobody has typed; it may change while the form is open. */
  base?: RawValues;
  context?: Context;
  /** Why these values were refused before. */
  refused?: Fault[];
}

const nothing: RawValues = {};

const labelOf = (operation: OperationName, name: string) =>
  optionOf(operation, name)?.label ?? name;

/**
 * A form's values, checked by the catalogue as they are typed. The form holds what was typed; what
 * is sent is made from it, and what is empty is not in it.
 */
export function useParams<Name extends OperationName>(
  operation: Name,
  { base = nothing, context = {}, refused = [] }: ParamsSetting = {},
): Params<Name> {
  const [typed, setTyped] = useState<RawValues>(nothing);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [required, setRequired] = useState<readonly string[] | null>(null);
  const [faults, setFaults] = useState(refused);
  const [search, setSearch] = useState("");

  const raw = { ...base, ...typed };
  const { values, problems: unreadable } = parseValues(operation, raw);
  const problems = [...unreadable, ...check(operation, values, context)];
  const errors = problems.filter(({ severity }) => severity === "error");

  return {
    operation,
    raw,
    values,
    typed,
    refusals: faults.filter(({ option }) => option === undefined),
    search,
    setSearch,
    problemOf(option) {
      const fault = faults.find((refusal) => refusal.option === option);
      if (fault) return { severity: "error", message: fault.message, fault };
      const own = problems.filter((problem) => problem.option === option);
      const shown = required !== null || left.has(option);
      const missing = required?.includes(option) && raw[option] === undefined;
      const error = own.find(({ severity }) => severity === "error");
      if (error && shown) return error;
      if (missing) return { severity: "error", message: `Fill in ${labelOf(operation, option)}.` };
      const message = own.map((notice) => notice.message).join(" ");
      return error || message === "" ? undefined : { severity: "notice", message };
    },
    set(option, value) {
      setTyped((before) => ({ ...before, [option]: value }));
      setFaults((before) => before.filter((fault) => fault.option !== option));
    },
    replace(all) {
      setTyped(all);
      setFaults([]);
      setSearch("");
    },
    leave: (option) => setLeft((before) => new Set([...before, option])),
    valid(names = []) {
      setRequired(names);
      setFaults([]);
      const missing = names.some((name) => raw[name] === undefined);
      if (errors.length === 0 && !missing) return values as OptionsOf<Name>;
      // What is wrong may be an option that the search has put out of sight.
      setSearch("");
      return undefined;
    },
    refuse(why) {
      setFaults(why);
      setSearch("");
    },
  };
}
