"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { IconButton } from "@/components/ui/icon-button";
import { useReady } from "@/lib/client/ready";

const order = ["system", "light", "dark"] as const;
const icons = { system: Monitor, light: Sun, dark: Moon };

/** Switches between the system's theme, light and dark. */
export function ThemeToggle() {
  const { theme = "system", setTheme } = useTheme();
  // The server does not know the choice, which is kept in the browser.
  const known = useReady();
  const current = known ? (order.find((name) => name === theme) ?? "system") : "system";
  const next = order[(order.indexOf(current) + 1) % order.length] ?? "system";
  const Icon = icons[current];
  return (
    <IconButton label={`Theme: ${current}. Switch to ${next}.`} onClick={() => setTheme(next)}>
      <Icon />
    </IconButton>
  );
}
