"use client";

import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./icon-button";
import { Words } from "./words";

interface DialogProps {
  /** What is isolated in it stands in an element of its own. */
  title: string;
  description?: ReactNode;
  onClose: () => void;
  /** A sheet stands at the side and leaves the page to be read; a box asks one; a cover hides all. */
  shape?: "box" | "sheet" | "cover";
  /** A question that has to be answered: a press beside it does not close it. */
  alert?: boolean;
  /** Something in it would be lost: neither Escape nor a press beside it closes it, only a button. */
  guarded?: boolean;
  children: ReactNode;
}

const shapes = {
  box: "top-1/2 left-1/2 max-h-[85dvh] w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-lg border",
  sheet: "inset-y-0 right-0 w-[min(32rem,100vw)] border-l",
  cover: "inset-0",
};

/** A dialog that is open as long as it is drawn; Escape and the focus are taken care of. */
export function Dialog({
  title,
  description,
  onClose,
  shape = "box",
  alert = false,
  guarded = false,
  children,
}: DialogProps) {
  const opener = useRef<Element>(null);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 bg-black/35" />
        <Radix.Content
          {...(alert && { role: "alertdialog" })}
          onPointerDownOutside={(event) => (alert || guarded) && event.preventDefault()}
          onEscapeKeyDown={(event) => guarded && event.preventDefault()}
          {...(!description && { "aria-describedby": undefined })}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          // Radix goes back to its own trigger, and these dialogs have none: their opener is anywhere.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className={`fixed flex flex-col border-line bg-raised shadow-xl focus:outline-none ${shapes[shape]}`}
        >
          <div className="pt-4 pr-16 pb-3 pl-5">
            <Radix.Title className="truncate font-semibold text-base">
              <Words>{title}</Words>
            </Radix.Title>
            {description && (
              <Radix.Description className="wrap-anywhere mt-0.5 text-ink-soft">
                {description}
              </Radix.Description>
            )}
          </div>
          {children}
          {/* Last, so that the focus begins with what the dialog is for. */}
          <div className="absolute top-3 right-3">
            <IconButton label="Close" onClick={onClose}>
              <X />
            </IconButton>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The part of a dialog that scrolls; what is in it stands one below the other. */
export function DialogBody({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">
      <div className="wrap-anywhere grid grid-cols-1 gap-5">{children}</div>
    </div>
  );
}

/** The buttons at a dialog's foot, the deed last. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return (
    <div className="wrap-anywhere flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">
      {children}
    </div>
  );
}
