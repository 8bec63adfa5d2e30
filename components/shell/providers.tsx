"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { ThemeProvider, useTheme } from "next-themes";
import { type ReactNode, useEffect, useState } from "react";

interface ProvidersProps {
  /** What the page's policy lets its own scripts and styles run by. */
  nonce: string;
  children: ReactNode;
}

/** What every page needs around it: the cache of reads and presses, the theme, the toasts. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(makeQueryClient);
  // A later answer comes with a nonce of its own, but the document goes by its first one.
  const [pageNonce] = useState(nonce);
  // An open dialog keeps the page behind it from scrolling with a stylesheet that it adds.
  useEffect(() => setNonce(pageNonce), [pageNonce]);
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider attribute="class" disableTransitionOnChange nonce={pageNonce}>
        {children}
        <Toasts />
      </ThemeProvider>
    </QueryClientProvider>
  );
}

/**
 * Nothing is toasted before somebody has pressed something, so it need not come with the page. Where it
 * cannot be fetched it is tried again, and shows then what was toasted meanwhile.
 */
function Toasts() {
  const { theme } = useTheme();
  const { data: Toaster } = useQuery({
    queryKey: ["toaster"],
    queryFn: async () => (await import("sonner")).Toaster,
    retry: true,
    networkMode: "online",
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  if (!Toaster) return null;
  return (
    <Toaster
      position="bottom-left"
      toastOptions={{ className: "wrap-anywhere" }}
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
