"use client";

import { type FormEvent, useState } from "react";
import { controlLook, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { ReadyButton } from "@/components/ui/ready-button";
import { joinBy } from "@/lib/client/sign-in";
import { textOf } from "./form-text";
import { PasswordField } from "./password-field";

interface JoinFormProps {
  token: string;
  /** Whom the link is for; null where they say it themselves. */
  email: string | null;
  /** They are here already, and only choose a new password. */
  known: boolean;
}

/** Comes in by a link. What was typed stays when it fails, and what is wrong stands at its field. */
export function JoinForm({ token, email, known }: JoinFormProps) {
  const [problem, setProblem] = useState<Awaited<ReturnType<typeof joinBy>>>(null);
  const [pending, setPending] = useState(false);
  const wrong = (field: string) => (problem?.option === field ? problem.message : undefined);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    setPending(true);
    setProblem(null);
    const newcomer = {
      name: textOf(form, "name"),
      email: textOf(form, "email"),
      password: textOf(form, "password"),
    };
    const why = await joinBy(token, newcomer);
    if (why === null) return location.assign("/");
    setPending(false);
    setProblem(why);
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {problem && problem.option === undefined && <Notice>{problem.message}</Notice>}
      {!known && (
        <Field label="Your name" help="As the others see it, and the audit." error={wrong("name")}>
          {(control) => (
            <input
              {...control}
              name="name"
              required
              maxLength={80}
              autoComplete="name"
              className={`${controlLook} w-full`}
            />
          )}
        </Field>
      )}
      <Field
        label="E-mail"
        help={email === null ? "You sign in with it." : undefined}
        error={wrong("email")}
      >
        {(control) => (
          <input
            {...control}
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="username"
            {...(email !== null && { readOnly: true, defaultValue: email })}
            className={`${controlLook} w-full read-only:bg-sunken read-only:text-ink-soft`}
          />
        )}
      </Field>
      <PasswordField
        label={known ? "New password" : "Password"}
        name="password"
        chosen
        error={wrong("password")}
      />
      <ReadyButton type="submit" look="primary" pending={pending}>
        {known ? "Set the password" : "Join"}
      </ReadyButton>
    </form>
  );
}
