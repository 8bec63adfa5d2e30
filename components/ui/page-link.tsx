"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

type PageLinkProps = Omit<ComponentProps<typeof Link>, "prefetch" | "onPointerEnter" | "onFocus">;

/**
 * A link to another page, which is fetched beforehand once somebody points at it. Next.js would fetch
 * those of all links in sight: for a list of fifty, a hundred requests that nobody needs.
 */
export function PageLink(props: PageLinkProps) {
  const [isNear, setIsNear] = useState(false);
  const come = () => setIsNear(true);
  return <Link {...props} prefetch={isNear ? null : false} onPointerEnter={come} onFocus={come} />;
}
