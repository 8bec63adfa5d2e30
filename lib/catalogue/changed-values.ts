import { concerns, type Given, holds } from "./check-relations";
import { type OperationName, type OptionsOf, optionsOf } from "./operations";
import { isSet, type Option } from "./option";

/**
 * What an update has to send: the values that differ from `before` (a participant as Twilio shows
 * it will do), and with them the ones that they work only together with, as a new holdUrl takes
 * hold along. What is in `before` and no longer in `after` is not sent: Twilio cannot unset it.
 */
export function changedValues<Name extends OperationName>(
  operation: Name,
  before: Readonly<Record<string, unknown>>,
  after: Partial<OptionsOf<Name>>,
): Partial<OptionsOf<Name>> {
  const options = optionsOf(operation);
  const given: Given = { options, values: { ...after }, context: {} };
  const names = Object.keys(options).filter((name) => isSetIn(given, name));
  const links = names.flatMap((name) =>
    companions(name, given).map((other) => [name, other] as const),
  );
  const sent = new Set(names.filter((name) => !same(before[name], given.values[name])));
  // A link may lead to a further one, so this goes on until nothing is added.
  for (let size = -1; size < sent.size; ) {
    size = sent.size;
    for (const [one, other] of links) {
      if (sent.has(one) || sent.has(other)) sent.add(one).add(other);
    }
    for (const other of [...sent].flatMap((name) => sentToo(name, given))) sent.add(other);
  }
  const changed = { ...after };
  for (const name of Object.keys(changed)) {
    if (!sent.has(name)) Reflect.deleteProperty(changed, name);
  }
  return changed;
}

/** The set options that are written whenever this one is, though they did not change. */
function sentToo(name: string, given: Given): string[] {
  const relations: Option["relations"] = given.options[name]?.relations ?? [];
  return relations
    .flatMap((relation) => (relation.kind === "sends-too" ? [relation.option] : []))
    .filter((other) => isSetIn(given, other));
}

/** The set options without which this one, as it is, does nothing or is refused. */
function companions(name: string, given: Given): string[] {
  const relations: Option["relations"] = given.options[name]?.relations ?? [];
  return relations
    .filter((relation) => concerns(relation, name, given))
    .flatMap((relation) => {
      if (relation.kind === "needs") return [relation];
      return relation.kind === "ignored-unless" ? relation.anyOf : [];
    })
    .filter((partner) => holds(partner, given) === true && isSetIn(given, partner.option))
    .map((partner) => partner.option);
}

function isSetIn({ options, values }: Given, name: string): boolean {
  const option = options[name];
  return option !== undefined && isSet(option, values[name]);
}

function same(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}
