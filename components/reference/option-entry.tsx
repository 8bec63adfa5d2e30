import { ADDRESS_CAUTION } from "@/lib/catalogue/address";
import type { OperationName } from "@/lib/catalogue/operations";
import type { Option } from "@/lib/catalogue/option";
import { wireName } from "@/lib/catalogue/wire";
import { typeWords } from "./type-words";

interface OptionEntryProps {
  operation: OperationName;
  name: string;
  option: Option;
}

/** One option: its names, what it takes, what it does, and what it has to do with others. */
export function OptionEntry({ operation, name, option }: OptionEntryProps) {
  const related = (option.relations ?? []).map(({ because }) => because);
  const notes = new Set(option.kind === "url" ? [ADDRESS_CAUTION, ...related] : related);
  return (
    <div
      id={`${operation}.${name}`}
      className="grid scroll-mt-16 gap-x-6 gap-y-1 py-3 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]"
    >
      <dt>
        <div className="font-medium">{option.label}</div>
        <div className="wrap-anywhere font-mono text-ink-soft text-xs">
          <code>{name}</code>
          <span aria-hidden="true"> → </span>
          <span className="sr-only">, on the wire </span>
          <code>{wireName(name)}</code>
        </div>
      </dt>
      <dd className="grid gap-1">
        <p>{option.help}</p>
        <p className="text-ink-soft text-xs">
          {typeWords(option)}
          {option.default !== undefined && ` · Default: ${option.default}`}
          {option.required && " · Required"}
          {option.secret && " · Secret: never shown, logged or kept"}
        </p>
        {notes.size > 0 && (
          <ul className="list-disc pl-4 text-ink-soft text-xs">
            {[...notes].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
