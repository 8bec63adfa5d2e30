"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { controlLook, Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { PASSWORD_LENGTH } from "@/lib/model/password";

interface PasswordFieldProps extends Omit<ComponentProps<"input">, "id" | "type"> {
  label: string;
  /** It is chosen here, and not remembered: its length is told before and checked. */
  chosen?: boolean;
  error?: string | null | undefined;
}

/** A password, which whoever types it may look at. */
export function PasswordField({ label, chosen = false, error, ...input }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const { min, max } = PASSWORD_LENGTH;
  return (
    <Field
      label={label}
      error={error}
      {...(chosen && { help: `At least ${min} characters. A few words are easier to remember.` })}
    >
      {(control) => (
        <div className="relative">
          <input
            {...control}
            {...(chosen && { minLength: min, maxLength: max })}
            required
            autoComplete={chosen ? "new-password" : "current-password"}
            autoCapitalize="none"
            spellCheck={false}
            {...input}
            type={shown ? "text" : "password"}
            className={`${controlLook} w-full pr-10 pointer-coarse:pr-13`}
          />
          <div className="absolute inset-y-0 right-0 grid">
            <IconButton
              label={shown ? "Hide what is typed" : "Show what is typed"}
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff /> : <Eye />}
            </IconButton>
          </div>
        </div>
      )}
    </Field>
  );
}
