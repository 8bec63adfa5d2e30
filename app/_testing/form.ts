import { within } from "@testing-library/dom";
import type { UserEvent } from "@testing-library/user-event";
import { type OperationName, optionOf } from "@/lib/catalogue/operations";
import { type Option, type OptionValue, written } from "@/lib/catalogue/option";
import type { RecordedRequest } from "@/lib/simulator/control";
import { callbackUrl } from "./network";

/** Types over whatever stands in a field. */
export async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  if (text === "") return user.clear(field);
  await user.click(field);
  // Never empty in between: an option that is not set goes out of sight when another one is looked for.
  if (field instanceof HTMLInputElement && field.value !== "") field.select();
  await user.paste(text);
}

/** Fills in what every dial needs. Unless it is said otherwise, one of the account's numbers calls one that rings. */
export async function fillInEssentials(
  user: UserEvent,
  panel: HTMLElement,
  {
    label,
    to = "+15005550015",
    from = "+14155550100",
  }: { label: string; to?: string; from?: string },
): Promise<void> {
  const form = within(panel);
  await fill(user, form.getByRole("textbox", { name: "To" }), to);
  await fill(user, form.getByRole("combobox", { name: "From" }), from);
  await fill(user, form.getByRole("textbox", { name: "Label" }), label);
}

/** Fills in one option as a person does: looks for it by its name, and uses the control of its label. */
export async function fillIn(
  user: UserEvent,
  form: HTMLElement,
  operation: OperationName,
  name: string,
  value: OptionValue,
): Promise<void> {
  const option = optionOf(operation, name);
  if (!option) throw new Error(`${operation} has no option ${name}.`);
  if (!controlOf(form, option)) await fill(user, searchOf(form), name);
  const control = controlOf(form, option);
  if (!control) throw new Error(`There is no control for ${name}.`);

  if (option.kind === "many") {
    for (const one of written(value)) {
      const box = within(control).getByRole<HTMLInputElement>("checkbox", { name: one });
      if (!box.checked) await user.click(box);
    }
  } else if (option.kind === "boolean" || option.kind === "enum" || isListed(option)) {
    await user.selectOptions(control, String(value));
  } else {
    await fill(user, control, String(value));
  }
}

/** Where one looks for an option that does not stand first. */
export const searchOf = (form: HTMLElement): HTMLElement =>
  within(form).getByRole("searchbox", { name: /more options$/ });

/** The control of an option, by its role and its label; null where it is not in sight. */
function controlOf(form: HTMLElement, option: Option): HTMLElement | null {
  const { kind, label: name, secret } = option;
  const shown = within(form);
  if (kind === "many") return shown.queryByRole("group", { name });
  // A password field has no role to be found by.
  if (secret) return shown.queryByLabelText(name, { exact: false });
  return shown.queryByRole("textbox", { name }) ?? shown.queryByRole("combobox", { name });
}

/** Call SIDs are chosen by the name of their participant. */
const isListed = (option: Option) => option.kind === "sid" && option.prefix === "CA";

/** A dial as a person typed it: without the callbacks that the board adds to each. */
export function asTyped(form: RecordedRequest["form"] = []): RecordedRequest["form"] {
  const [own = ""] = callbackUrl.split("{source}");
  const added = new Set(
    form
      .filter(([, value]) => value.startsWith(own))
      .flatMap(([name]) => [name, `${name}Method`, `${name}Event`]),
  );
  return form.filter(([name]) => !added.has(name));
}
