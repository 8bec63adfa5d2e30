"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/notice";
import { SearchBox } from "@/components/ui/search-box";
import { type Operation, operations, optionsOf } from "@/lib/catalogue/operations";
import type { Option } from "@/lib/catalogue/option";
import { wireName } from "@/lib/catalogue/wire";
import { searchFor } from "@/lib/model/search";
import { OptionEntry } from "./option-entry";

/** The whole catalogue, to read and to search. */
export function Reference() {
  const [search, setSearch] = useState("");
  const isFound = searchFor(search);
  const sections = Object.values(operations)
    .map((operation: Operation) => ({ operation, options: matching(operation, isFound) }))
    .filter(
      ({ operation: { title, name, path }, options }) =>
        options.length > 0 || isFound(title, name, path),
    );
  const count = sections.reduce((sum, { options }) => sum + options.length, 0);

  return (
    <>
      <div className="sticky top-0 z-10 -mx-1 flex flex-wrap items-center gap-3 bg-ground px-1 py-2">
        <SearchBox
          label="Search operations and options"
          value={search}
          onChange={setSearch}
          className="max-w-md flex-1 basis-60"
        />
        <output className="text-ink-soft text-xs">
          {count} {count === 1 ? "option" : "options"}
        </output>
      </div>
      {sections.length === 0 && (
        <Empty title="No option is called or does anything like that">
          <Button onClick={() => setSearch("")}>Clear the search</Button>
        </Empty>
      )}
      {sections.map(({ operation, options }) => (
        <section key={operation.name} aria-labelledby={operation.name} className="grid gap-2">
          <h2 id={operation.name} className="scroll-mt-16 font-semibold text-base">
            {operation.title}
          </h2>
          <p className="text-ink-soft">
            {operation.help}{" "}
            <a
              href={operation.documentation}
              target="_blank"
              rel="noreferrer"
              className="underline underline-offset-2"
            >
              Twilio’s documentation
            </a>
          </p>
          <p className="wrap-anywhere font-mono text-xs">
            <span className="font-semibold">{operation.method}</span> {operation.path}
          </p>
          {options.length === 0 && <p className="text-ink-soft">It has no options.</p>}
          {options.length > 0 && (
            <dl className="divide-y divide-line border-line border-y">
              {options.map(([name, option]) => (
                <OptionEntry key={name} operation={operation.name} name={name} option={option} />
              ))}
            </dl>
          )}
        </section>
      ))}
    </>
  );
}

function matching(operation: Operation, isFound: ReturnType<typeof searchFor>): [string, Option][] {
  const options = Object.entries(optionsOf(operation.name));
  return options.filter(([name, { label, help, group }]) =>
    isFound(name, wireName(name), label, help, group),
  );
}
