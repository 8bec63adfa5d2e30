import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Header } from "@/components/shell/header";
import { Providers } from "@/components/shell/providers";
import { environment } from "@/lib/server/env";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Bridgeboard", template: "%s · Bridgeboard" },
  description: "Control live Twilio voice conferences.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafbfc" },
    { media: "(prefers-color-scheme: dark)", color: "#14171b" },
  ],
};

/** Every page is made for the request: which mode the server runs in is not known when it is built. */
export const dynamic = "force-dynamic";

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <Providers>
          <Header demo={environment().mode === "demo"} />
          <main className="isolate mx-auto max-w-7xl px-4 pt-6 pb-16 sm:px-6">{children}</main>
        </Providers>
      </body>
    </html>
  );
}
