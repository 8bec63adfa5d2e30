import { PageLink } from "@/components/ui/page-link";
import { may } from "@/lib/model/permission";
import type { Person } from "@/lib/model/person";
import { ConnectionStatus } from "./connection";
import type { Expected } from "./connection-details";
import { Logo } from "./logo";
import { NavLink } from "./nav-link";
import { PersonMenu } from "./person-menu";
import { ThemeToggle } from "./theme-toggle";

interface HeaderProps {
  demo: boolean;
  /** Nobody, on the pages before somebody has signed in. */
  person: Person | null;
  /** Whether Twilio can call this server back. */
  expected: Expected;
}

/** The bar on top of every page. Demo mode says so, on all of them. */
export function Header({ demo, person, expected }: HeaderProps) {
  return (
    <header className="border-line border-b bg-raised">
      <div className="mx-auto flex h-13 max-w-7xl items-center gap-1 px-4 sm:gap-2 sm:px-6">
        <PageLink
          href="/"
          className="mr-2 flex items-center gap-2 font-semibold tracking-tight sm:mr-4"
        >
          <Logo />
          <span className="max-sm:sr-only md:max-lg:sr-only">Bridgeboard</span>
        </PageLink>
        {person && (
          <nav aria-label="Main" className="flex items-center gap-1">
            <NavLink href="/" also="/conferences">
              Conferences
            </NavLink>
            <div className="flex items-center gap-1 max-md:hidden">
              <NavLink href="/reference">Reference</NavLink>
              {may(person.role, "read-audit") && <NavLink href="/audit">Audit</NavLink>}
              {may(person.role, "manage-people") && <NavLink href="/people">People</NavLink>}
              {may(person.role, "see-settings") && <NavLink href="/settings">Settings</NavLink>}
            </div>
          </nav>
        )}
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          {person && <ConnectionStatus expected={expected} />}
          {demo && (
            <PageLink
              href="/presenter"
              className="rounded border-2 border-ink px-2 py-0.5 font-bold text-base tracking-widest"
              title="These calls are simulated. Nobody is really on the phone."
            >
              <span>DEMO</span>
              <span className="sr-only"> mode: to the presenter’s panel</span>
            </PageLink>
          )}
          {/* A narrow screen has no room for it beside the rest: it stands in the menu there. */}
          <div className={person ? "max-md:hidden" : ""}>
            <ThemeToggle />
          </div>
          {person && <PersonMenu person={person} />}
        </div>
      </div>
    </header>
  );
}
