import { useSearchParams } from "next/navigation";

/** The filters in the page's address, and a way to change them that asks the server for nothing. */
export function useAddressFilters<Name extends string>(names: readonly Name[]) {
  const params = useSearchParams();
  const filters = Object.fromEntries(
    names.flatMap((name) => {
      const value = params.get(name);
      return value ? [[name, value]] : [];
    }),
  ) as Partial<Record<Name, string>>;

  function set(changes: Partial<Record<Name, string | undefined>>): void {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes) as [Name, string | undefined][]) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const query = next.toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  }

  return { filters, set };
}
