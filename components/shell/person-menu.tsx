"use client";

import { ChevronDown, UserRound } from "lucide-react";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { ReadyButton } from "@/components/ui/ready-button";
import { useMay } from "@/lib/client/person";
import { signOut } from "@/lib/client/sign-in";
import type { Person } from "@/lib/model/person";
import { ThemeToggle } from "./theme-toggle";

/** Who is signed in, and what is theirs. The browser's own popover: it closes by itself. */
export function PersonMenu({ person }: { person: Person }) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const may = useMay();
  const close = () => menu.current?.hidePopover();
  return (
    <>
      <Button look="quiet" popoverTarget={id}>
        <UserRound aria-hidden="true" />
        <span className="max-w-32 truncate max-lg:sr-only">{person.name}</span>
        <ChevronDown aria-hidden="true" className="max-lg:hidden" />
      </Button>
      <div
        id={id}
        ref={menu}
        popover="auto"
        className="fixed inset-auto top-12 right-3 m-0 w-60 rounded-md border border-line bg-raised p-1 text-ink shadow-xl sm:right-5"
      >
        <div className="border-line border-b px-3 py-2">
          <div className="truncate font-medium">{person.name}</div>
          <div className="truncate text-ink-soft text-xs">
            {person.email} · {person.role}
          </div>
        </div>
        <nav aria-label="Yours" className="grid py-1">
          <MenuLink href="/account" onFollow={close}>
            Your account
          </MenuLink>
          <div className="grid md:hidden">
            <MenuLink href="/reference" onFollow={close}>
              Reference
            </MenuLink>
            {may("read-audit") && (
              <MenuLink href="/audit" onFollow={close}>
                Audit
              </MenuLink>
            )}
            {may("manage-people") && (
              <MenuLink href="/people" onFollow={close}>
                People
              </MenuLink>
            )}
            {may("see-settings") && (
              <MenuLink href="/settings" onFollow={close}>
                Settings
              </MenuLink>
            )}
          </div>
        </nav>
        <div className="flex items-center justify-between border-line border-t py-1 pl-3 md:hidden">
          Theme
          <ThemeToggle />
        </div>
        <div className="border-line border-t pt-1">
          <ReadyButton
            look="quiet"
            className="w-full justify-start px-3"
            onClick={() => void signOut()}
          >
            Sign out
          </ReadyButton>
        </div>
      </div>
    </>
  );
}

interface MenuLinkProps {
  href: "/account" | "/audit" | "/people" | "/reference" | "/settings";
  onFollow: () => void;
  children: string;
}

function MenuLink({ href, onFollow, children }: MenuLinkProps) {
  return (
    <PageLink
      href={href}
      onClick={onFollow}
      className="flex h-8 items-center rounded px-3 hover:bg-sunken pointer-coarse:h-11"
    >
      {children}
    </PageLink>
  );
}
