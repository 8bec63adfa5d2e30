"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PageLink } from "@/components/ui/page-link";

/** A link of the main navigation, which knows when it is where one is. */
export function NavLink({
  href,
  also,
  children,
}: {
  href: string;
  also?: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const here = path === href || (also !== undefined && path.startsWith(also));
  return (
    <PageLink
      href={href}
      aria-current={here ? "page" : undefined}
      className="rounded px-2 py-1.5 text-ink-soft hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
    >
      {children}
    </PageLink>
  );
}
