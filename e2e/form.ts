import type { Locator } from "@playwright/test";
import { type OperationName, optionOf } from "@/lib/catalogue/operations";
import { type Option, type OptionValue, written } from "@/lib/catalogue/option";

/** Fills in what every dial needs. Unless it is said otherwise, one of the account's numbers calls one that rings. */
export async function fillInEssentials(
  panel: Locator,
  {
    label,
    to = "+15005550015",
    from = "+14155550100",
  }: { label: string; to?: string; from?: string },
): Promise<void> {
  await panel.getByRole("textbox", { name: "To", exact: true }).fill(to);
  await panel.getByRole("combobox", { name: "From", exact: true }).fill(from);
  await panel.getByRole("textbox", { name: "Label", exact: true }).fill(label);
}

/** Fills in one option as a person does: looks for it by its name, and uses the control of its label. */
export async function fillIn(
  form: Locator,
  operation: OperationName,
  name: string,
  value: OptionValue,
): Promise<void> {
  const option = optionOf(operation, name);
  if (!option) throw new Error(`${operation} has no option ${name}.`);
  const control = controlOf(form, option);
  if (!(await control.isVisible())) await searchOf(form).fill(name);

  if (option.kind === "many") {
    for (const one of written(value)) {
      await control.getByRole("checkbox", { name: one, exact: true }).check();
    }
  } else if (option.kind === "boolean" || option.kind === "enum" || isListed(option)) {
    await control.selectOption(String(value));
  } else {
    await control.fill(String(value));
  }
}

/** Where one looks for an option that does not stand first. */
function searchOf(form: Locator): Locator {
  return form.getByRole("searchbox", { name: /more options$/ });
}

/** The control of an option, by its role and its label. */
function controlOf(form: Locator, option: Option): Locator {
  const { kind, label: name, secret } = option;
  if (kind === "many") return form.getByRole("group", { name, exact: true });
  // A password field has no role to be found by.
  if (secret) return form.getByLabel(name);
  return form
    .getByRole("textbox", { name, exact: true })
    .or(form.getByRole("combobox", { name, exact: true }));
}

/** Call SIDs are chosen by the name of their participant. */
const isListed = (option: Option) => option.kind === "sid" && option.prefix === "CA";
