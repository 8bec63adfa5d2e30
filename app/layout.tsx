import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { SignedOut } from "@/components/people/signed-out";
import { Header } from "@/components/shell/header";
import { Providers } from "@/components/shell/providers";
import { CalledBackProvider } from "@/lib/client/called-back";
import { PersonProvider } from "@/lib/client/person";
import { type CallbacksAddress, callbacksAddress } from "@/lib/server/callbacks/address";
import { NONCE_HEADER } from "@/lib/server/content-security-policy";
import { environment } from "@/lib/server/env";
import { signInDoors } from "@/lib/server/people/sign-in-doors";
import { currentPerson } from "@/lib/server/session";
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

export default async function RootLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  const env = environment();
  const nonce = (await headers()).get(NONCE_HEADER) ?? "";
  const address = callbacksAddress();
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <Providers nonce={nonce}>
          <PersonProvider person={person}>
            <Header demo={env.mode === "demo"} person={person} expected={expectedOf(address)} />
            <CalledBackProvider isCalledBack={"base" in address}>
              <main className="isolate mx-auto max-w-7xl px-4 pt-6 pb-16 sm:px-6">{children}</main>
            </CalledBackProvider>
            <SignedOut {...signInDoors(env)} />
          </PersonProvider>
        </Providers>
      </body>
    </html>
  );
}

const expectedOf = (address: CallbacksAddress) =>
  "missing" in address ? address.missing : ("callbacks" as const);
