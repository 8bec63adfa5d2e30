import { type OperationName, optionOf } from "@/lib/catalogue/operations";

/** The options that an option cannot do without, and those that they cannot do without. */
export function needed(operation: OperationName, name: string): string[] {
  const relations = optionOf(operation, name)?.relations ?? [];
  return relations.flatMap((relation) =>
    relation.kind === "needs" ? [relation.option, ...needed(operation, relation.option)] : [],
  );
}
