import { useSearchParams } from "next/navigation";

/** How the list of conferences was last filtered in this tab, so that the way back leads there. */
let lastList = "";

/** The address of the list of conferences as it was last seen. */
export function listAddress(): string {
  return `/${lastList}`;
}

/** Remembers how the list of conferences is filtered. */
export function rememberList(query: string): void {
  lastList = query && `?${query}`;
}

/** The filters in the page's address, and a way to change them that asks the server for nothing. */
export function useAddressFilters<Name extends string>(names: readonly Name[]) {
  const params = useSearchParams();
  const filters = Object.fromEntries(
    names.flatMap((name) => {
      const value = params.get(name);
      return value ? [[name, value]] : [];
    }),
  ) as Partial<Record<Name, string>>;

  /** Another page is a step that the back button undoes; a filter is a change of the same view. */
  function set(changes: Partial<Record<Name, string | undefined>>, { step = false } = {}): void {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes) as [Name, string | undefined][]) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const query = next.toString();
    const address = query ? `?${query}` : window.location.pathname;
    if (step) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }

  return { filters, set, query: params.toString() };
}
