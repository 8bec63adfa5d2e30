"use client";

import { Dialog, DialogBody } from "@/components/ui/dialog";
import { SignIn, type SignInDoors } from "./sign-in";

interface SignInAgainProps extends SignInDoors {
  next: string;
  onSignedIn: () => void;
}

/** Covers the page until somebody has signed in. */
export function SignInAgain(props: SignInAgainProps) {
  return (
    <Dialog
      title="You are signed out"
      description="Your session has ended. Sign in to go on where you were; nothing you typed is lost."
      shape="cover"
      guarded
      onClose={() => location.assign("/sign-in")}
    >
      <DialogBody>
        <div className="mx-auto w-full max-w-sm py-6">
          <SignIn {...props} />
        </div>
      </DialogBody>
    </Dialog>
  );
}
