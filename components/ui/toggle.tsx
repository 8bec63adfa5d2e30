import type { ReactNode } from "react";
import { Button, type Look } from "./button";

interface ToggleProps {
  pressed: boolean;
  pending?: boolean;
  disabled?: boolean;
  /** The accessible name. It stays the same in both states; `aria-pressed` says which it is. */
  label: string;
  /** It asks something before it does anything. */
  opens?: "dialog";
  /** What a press is called by whoever listens to the pointer around it. */
  deed?: string;
  /** How it looks when it is on. */
  look: Look;
  onPress: () => void;
  children: ReactNode;
}

/** A button that is on or off. */
export function Toggle({
  pressed,
  pending = false,
  disabled,
  label,
  look,
  opens,
  deed,
  onPress,
  children,
}: ToggleProps) {
  return (
    <Button
      aria-pressed={pressed}
      aria-haspopup={opens}
      aria-label={label}
      data-deed={deed}
      title={label}
      pending={pending}
      onClick={onPress}
      {...(disabled && { disabled })}
      look={pressed ? look : "plain"}
    >
      {children}
    </Button>
  );
}
