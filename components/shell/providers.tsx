"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";

/** What every page needs around it: the cache of reads and presses, the theme, the toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider attribute="class" disableTransitionOnChange>
        {children}
        <Toaster position="bottom-left" theme="system" />
      </ThemeProvider>
    </QueryClientProvider>
  );
}

function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      // The server has retried what may be retried, and the next read comes by itself.
      queries: { retry: false, networkMode: "always" },
      // A press is kept as long as the page, so that its failure stays until it is dismissed.
      mutations: { retry: false, networkMode: "always", gcTime: Number.POSITIVE_INFINITY },
    },
  });
}
