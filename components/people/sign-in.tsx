"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { ReadyButton } from "@/components/ui/ready-button";
import { signInToDemo } from "@/lib/client/sign-in";
import { demoCast } from "@/lib/model/demo-cast";
import type { Role } from "@/lib/model/person";
import { SignInForm } from "./sign-in-form";

/** How one can sign in here. */
export interface SignInDoors {
  demo: boolean;
  openId?: string | undefined;
}

interface SignInProps extends SignInDoors {
  next: string;
  /** Without it, the page at `next` is opened. */
  onSignedIn?: () => void;
}

/** Everything that one can sign in with: in a demo, one press. */
export function SignIn({ demo, openId, next, onSignedIn: then }: SignInProps) {
  const onSignedIn = then ?? (() => location.assign(next));
  if (demo) return <DemoRoles onSignedIn={onSignedIn} />;
  return <SignInForm openId={openId} next={next} onSignedIn={onSignedIn} />;
}

const parts: { role: Role; does: string }[] = [
  { role: "supervisor", does: "mutes, holds, coaches, dials and removes" },
  {
    role: "admin",
    does: "also ends conferences, manages people and reads the audit",
  },
  { role: "viewer", does: "sees the board and changes nothing on it" },
];

function DemoRoles({ onSignedIn }: { onSignedIn: () => void }) {
  const [pending, setPending] = useState<Role | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function signIn(role: Role) {
    setPending(role);
    setProblem(null);
    const why = await signInToDemo(role);
    if (why === null) return onSignedIn();
    setPending(null);
    setProblem(why);
  }

  return (
    <div className="grid gap-4">
      <p className="text-ink-soft">
        Nobody is really on the phone here. Choose who you are; you can change it at any time.
      </p>
      {problem && <Notice>{problem}</Notice>}
      <ul className="grid gap-3">
        {parts.map(({ role, does }) => (
          <li key={role} className="grid gap-1">
            <ReadyButton
              look={role === "supervisor" ? "primary" : "plain"}
              pending={pending === role}
              onClick={() => void signIn(role)}
            >
              Sign in as {role}
            </ReadyButton>
            <p className="text-ink-soft text-xs">
              {demoCast[role]} {does}.
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
