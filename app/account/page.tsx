import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ChangePassword } from "@/components/people/change-password";
import { SessionList } from "@/components/people/session-list";
import { environment } from "@/lib/server/env";
import { hasPassword, listSessions } from "@/lib/server/people/account";
import { personOnPage } from "@/lib/server/people/person-on-page";
import { signInDoors } from "@/lib/server/people/sign-in-doors";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const person = await personOnPage("/account");
  const [sessions, withPassword] = await Promise.all([listSessions(person), hasPassword(person)]);
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-8">
      <div className="grid gap-4">
        <h1 className="font-semibold text-xl tracking-tight">Your account</h1>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5">
          <dt className="text-ink-soft">Name</dt>
          <dd className="wrap-anywhere">{person.name}</dd>
          <dt className="text-ink-soft">E-mail</dt>
          <dd className="break-all">{person.email}</dd>
          <dt className="text-ink-soft">Role</dt>
          <dd className="capitalize">{person.role}</dd>
        </dl>
      </div>
      <Section title="Password">
        {withPassword ? (
          <>
            <p className="text-ink-soft">
              A new password ends your sessions everywhere else. This one goes on.
            </p>
            <ChangePassword email={person.email} />
          </>
        ) : (
          <p className="text-ink-soft">{withoutPassword(signInDoors(environment()))}</p>
        )}
      </Section>
      <Section title="Sessions">
        <p className="text-ink-soft">
          Where you are signed in. A session that you end is over at once, also in a page that is
          open there.
        </p>
        <SessionList sessions={sessions} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="font-semibold text-base">{title}</h2>
      {children}
    </section>
  );
}

function withoutPassword({ demo, openId }: ReturnType<typeof signInDoors>): string {
  if (demo) return "The demo’s people have none: they sign in with one press.";
  return `You have none here: you sign in through ${openId ?? "single sign-on"}. An admin can make a link with which you choose one.`;
}
