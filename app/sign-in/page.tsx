import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignIn } from "@/components/people/sign-in";
import { Notice } from "@/components/ui/notice";
import { signInErrorWords } from "@/lib/model/sign-in-error";
import { ownPath } from "@/lib/model/sign-in-path";
import { environment } from "@/lib/server/env";
import { signInDoors } from "@/lib/server/people/sign-in-doors";
import { currentPerson } from "@/lib/server/session";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, error } = await searchParams;
  const path = ownPath(next);
  if (await currentPerson()) redirect(path);
  return (
    <div className="mx-auto grid max-w-sm gap-5 pt-8 sm:pt-16">
      <h1 className="font-semibold text-xl tracking-tight">Sign in to Bridgeboard</h1>
      {error && <Notice>{signInErrorWords(error)}</Notice>}
      <SignIn {...signInDoors(environment())} next={path} />
    </div>
  );
}
