"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFoot } from "@/components/ui/dialog";
import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import type { OperationName } from "@/lib/catalogue/operations";
import { refusalOf, useAwaitedPress, useForgetPress } from "@/lib/client/commands";
import { useOpen } from "@/lib/client/tell";
import type { Receipt } from "@/lib/model/command";
import type { Press } from "@/lib/model/press";
import type { Params } from "./use-params";

interface PressFormProps {
  params: Params<OperationName>;
  /** The word on the button. */
  deed: string;
  /** The press, if everything is filled in as it should be. */
  press: () => Press | undefined;
  /** There is nothing to be done at the moment. */
  disabled?: boolean;
  /** What it would come to. */
  forecast?: string | null;
  /** Worth knowing before it is pressed. */
  notes?: readonly string[];
  onDone: (receipt: Receipt) => void;
  /** The answer was lost and pressing again might do it twice: the board shows it from here on. */
  onUnsure?: () => void;
  onClose: () => void;
  children: ReactNode;
}

/**
 * The inside of a dialog that presses once and waits for the receipt. Why it was refused stands in
 * it, and nothing that was typed is lost.
 */
export function PressForm(props: PressFormProps) {
  const {
    params,
    deed,
    press,
    disabled = false,
    forecast = null,
    notes = [],
    onDone,
    onUnsure,
    onClose,
    children,
  } = props;
  const [pending, setPending] = useState(false);
  const carryOut = useAwaitedPress();
  const forget = useForgetPress();
  const open = useOpen();
  const { form, toFirstMistake } = useMistakes();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const made = press();
    if (!made) return toFirstMistake();
    setPending(true);
    try {
      const receipt = await carryOut(made);
      if (open.current) onDone(receipt);
    } catch (error) {
      // Once the form is closed, the board itself shows what became of the press.
      if (!open.current) return;
      const faults = refusalOf(error);
      if (onUnsure && faults.some(({ unsure }) => unsure)) return onUnsure();
      forget(error);
      params.refuse(faults);
      setPending(false);
      toFirstMistake();
    }
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="contents">
      <DialogBody>
        {params.refusals.map((fault) => (
          <Notice key={fault.message}>
            <FaultText fault={fault} />
          </Notice>
        ))}
        {children}
      </DialogBody>
      <DialogFoot>
        {forecast && <p className="basis-full text-ink-soft text-xs">{forecast}</p>}
        {notes.length > 0 && (
          <ul className="mr-auto basis-full text-held text-xs">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <Button onClick={onClose}>{pending ? "Close" : "Cancel"}</Button>
        <Button type="submit" look="primary" pending={pending} disabled={disabled}>
          {deed}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** Leads to the first field that is wrong, once it is drawn as such. */
function useMistakes() {
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [asked]);
  return { form, toFirstMistake: () => setAsked((times) => times + 1) };
}
