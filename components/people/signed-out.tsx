"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { lazyPart } from "@/components/ui/lazy-part";
import { usePerson } from "@/lib/client/person";
import { useSignedOut } from "@/lib/client/standing";
import type { SignInDoors } from "./sign-in";

const SignInAgain = lazyPart(async () => (await import("./sign-in-again")).SignInAgain);

/**
 * Stands in front of a page whose session was ended elsewhere. What was typed behind it stays, and
 * goes on once somebody has signed in. When something was refused, the page is made for the person's
 * role anew.
 */
export function SignedOut(doors: SignInDoors) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const path = usePathname();
  const person = usePerson();
  const [signedOut, signedIn] = useSignedOut(() => router.refresh());
  if (!person || !signedOut) return null;

  function goOn() {
    signedIn();
    router.refresh();
    void queryClient.invalidateQueries();
  }

  return <SignInAgain {...doors} next={path} onSignedIn={goOn} />;
}
