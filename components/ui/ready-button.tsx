"use client";

import { useReady } from "@/lib/client/ready";
import { Button, type ButtonProps } from "./button";

/**
 * A button that takes no press before the page can hear it: the press would be lost, or the browser
 * itself would send the form, with a password in the address. It looks the same all the while.
 */
export function ReadyButton({ className = "", ...rest }: Omit<ButtonProps, "disabled">) {
  return (
    <Button {...rest} disabled={!useReady()} className={`disabled:opacity-100! ${className}`} />
  );
}
