"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider, useTheme } from "next-themes";
import { lazy, type ReactNode, Suspense, useState } from "react";

/** Nothing is toasted before somebody has pressed something, so it need not come with the page. */
const Toaster = lazy(async () => ({ default: (await import("sonner")).Toaster }));

/** What every page needs around it: the cache of reads and presses, the theme, the toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider attribute="class" disableTransitionOnChange>
        {children}
        <Suspense>
          <ThemedToaster />
        </Suspense>
      </ThemeProvider>
    </QueryClientProvider>
  );
}

function ThemedToaster() {
  const { theme } = useTheme();
  return (
    <Toaster
      position="bottom-left"
      style={{ fontFamily: "inherit" }}
      theme={theme === "dark" || theme === "light" ? theme : "system"}
    />
  );
}

function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      // The server has retried what may be retried, and the next read comes by itself.
      queries: { retry: false, networkMode: "always", staleTime: 1000 },
      // A press is kept as long as the page, so that its failure stays until it is dismissed.
      mutations: { retry: false, networkMode: "always", gcTime: Number.POSITIVE_INFINITY },
    },
  });
}
