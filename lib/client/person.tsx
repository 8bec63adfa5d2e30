"use client";

import { createContext, type ReactNode, useContext } from "react";
import { may, type Permission } from "@/lib/model/permission";
import type { Person } from "@/lib/model/person";

const Signed = createContext<Person | null>(null);

/** Says who looks at the page. The server decides all the same: this only hides what it would refuse. */
export function PersonProvider({
  person,
  children,
}: {
  person: Person | null;
  children: ReactNode;
}) {
  return <Signed value={person}>{children}</Signed>;
}

/** Who looks at the page; null on the pages before somebody has signed in. */
export function usePerson(): Person | null {
  return useContext(Signed);
}

/** What whoever looks at the page may do. */
export function useMay(): (permission: Permission) => boolean {
  const person = usePerson();
  return (permission) => person !== null && may(person.role, permission);
}
