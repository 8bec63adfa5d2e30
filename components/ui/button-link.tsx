import type { ReactNode } from "react";
import { PageLink } from "./page-link";

interface ButtonLinkProps {
  href: string;
  /** It leads to a file to keep, and not to a page. */
  download?: boolean;
  children: ReactNode;
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ href, download = false, children }: ButtonLinkProps) {
  const look =
    "inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded border border-line bg-raised px-2.5 font-medium transition-colors duration-100 hover:border-line-strong hover:bg-sunken pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0";
  if (download) {
    return (
      <a href={href} download className={look}>
        {children}
      </a>
    );
  }
  return (
    <PageLink href={href} className={look}>
      {children}
    </PageLink>
  );
}
