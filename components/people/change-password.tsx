"use client";

import { type FormEvent, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { ReadyButton } from "@/components/ui/ready-button";
import { changeOwnPassword } from "@/lib/actions/account";
import { useChange } from "@/lib/client/people";
import { textOf } from "./form-text";
import { PasswordField } from "./password-field";

/** Changes one's own password; the present one is asked for. */
export function ChangePassword({ email }: { email: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [changed, setChanged] = useState(false);
  const { make, pending, fault } = useChange("Change the password", changeOwnPassword, () => {
    form.current?.reset();
    setChanged(true);
  });
  const wrong = (field: string) => (fault?.option === field ? fault.message : undefined);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setChanged(false);
    make(textOf(given, "current"), textOf(given, "next"));
  }

  return (
    <form ref={form} onSubmit={submit} className="grid max-w-sm gap-4">
      {fault && fault.option === undefined && <Notice>{fault.message}</Notice>}
      {/* Password managers file the new password under it. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label="Current password" name="current" error={wrong("current")} />
      <PasswordField label="New password" name="next" chosen error={wrong("next")} />
      <div className="flex flex-wrap items-center gap-3">
        <ReadyButton type="submit" pending={pending}>
          Change the password
        </ReadyButton>
        <output className="text-in-call">
          {changed && !pending && "Changed. Your other sessions have ended."}
        </output>
      </div>
    </form>
  );
}
