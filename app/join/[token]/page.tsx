import type { Metadata } from "next";
import type { ReactNode } from "react";
import { JoinForm } from "@/components/people/join-form";
import { PageLink } from "@/components/ui/page-link";
import { roleDoes } from "@/lib/model/role-words";
import { type LinkState, readLink } from "@/lib/server/people/invitations";
import { currentPerson } from "@/lib/server/session";

/** The link's secret goes to no other address, not even of this board. */
export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

export default async function JoinPage({ params }: PageProps<"/join/[token]">) {
  const { token } = await params;
  const link = await readLink(token);
  if (link.state !== "open") return <Closed {...closedWords[link.state]} />;
  const { email, known } = link;
  const person = await currentPerson();
  return (
    <Narrow title={titleOf(link)}>
      <p className="text-ink-soft">{known ? renewal(known.name) : roleDoes[link.role]}</p>
      {person && person.email !== email && (
        <p>
          This browser is signed in as {person.name}. It will be signed in with this link instead.
        </p>
      )}
      <JoinForm token={token} email={email} known={known !== null} />
    </Narrow>
  );
}

function Narrow({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-sm gap-5 pt-8 sm:pt-16">
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      {children}
    </div>
  );
}

function Closed({ title, what }: { title: string; what: string }) {
  return (
    <Narrow title={title}>
      <p>{what}</p>
      <p>
        <PageLink href="/sign-in" className="underline underline-offset-2">
          Sign in
        </PageLink>
      </p>
    </Narrow>
  );
}

function titleOf({ known, email, role }: Extract<LinkState, { state: "open" }>): string {
  if (known) return "Choose a new password";
  return email === null ? "Become the first admin" : `Join Bridgeboard as ${role}`;
}

const renewal = (name: string) =>
  `For ${name}. Once it is set, every other session of yours ends, and you are signed in here.`;

const closedWords: Record<Exclude<LinkState["state"], "open">, { title: string; what: string }> = {
  used: {
    title: "This link was used",
    what: "It works once. If that was you, sign in with the password that you chose then. If it was not, tell an admin at once.",
  },
  expired: {
    title: "This link has expired",
    what: "It worked for a week. Ask whoever sent it for a new one.",
  },
  unknown: {
    title: "This link does not work",
    what: "It may be incomplete, withdrawn, or replaced by a newer one. Copy the whole link again, or ask whoever sent it for a new one.",
  },
};
