"use client";

import { type FormEvent, useState } from "react";
import { controlLook, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { ReadyButton } from "@/components/ui/ready-button";
import { signInByOpenId, signInByPassword } from "@/lib/client/sign-in";
import { textOf } from "./form-text";

interface SignInFormProps {
  /** What an OpenID provider is called here; none is offered without it. */
  openId?: string | undefined;
  /** Where an OpenID provider sends people back to. */
  next: string;
  onSignedIn: () => void;
}

/** Signs in by e-mail and password, or at an OpenID provider. What was typed stays when it fails. */
export function SignInForm({ openId, next, onSignedIn }: SignInFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function tryTo(signIn: () => Promise<string | null>, whenDone: () => void) {
    if (pending) return;
    setPending(true);
    setProblem(null);
    const why = await signIn();
    if (why === null) return whenDone();
    setPending(false);
    setProblem(why);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void tryTo(() => signInByPassword(textOf(form, "email"), textOf(form, "password")), onSignedIn);
  }

  return (
    <div className="grid gap-4">
      <form onSubmit={submit} className="grid gap-4">
        {problem && <Notice>{problem}</Notice>}
        <Field label="E-mail">
          {(control) => (
            <input
              {...control}
              name="email"
              type="email"
              required
              autoComplete="username"
              className={`${controlLook} w-full`}
            />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <input
              {...control}
              name="password"
              type="password"
              required
              autoComplete="current-password"
              className={`${controlLook} w-full`}
            />
          )}
        </Field>
        <ReadyButton type="submit" look="primary" pending={pending}>
          Sign in
        </ReadyButton>
      </form>
      {openId && (
        <ReadyButton
          pending={pending}
          onClick={() =>
            void tryTo(
              () => signInByOpenId(next),
              () => undefined,
            )
          }
        >
          Continue with {openId}
        </ReadyButton>
      )}
    </div>
  );
}
