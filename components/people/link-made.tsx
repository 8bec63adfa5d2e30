"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFoot } from "@/components/ui/dialog";
import { controlLook } from "@/components/ui/field";

interface LinkMadeProps {
  /** What `useChange` answered: whole, or a path of this board. */
  link: string;
  /** Whom it is for. */
  who: string;
  onClose: () => void;
}

/** A link that was just made, to be copied: it is shown this once, and no mail is sent. */
export function LinkMade({ link, who, onClose }: LinkMadeProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => "",
  );
  const whole = link.startsWith("/") ? origin + link : link;

  // What was pressed for it is gone, and the focus with it.
  useEffect(() => field.current?.focus(), []);

  async function copy() {
    // Without https a browser gives no clipboard: then the selection is ready for it.
    field.current?.select();
    const done = await navigator.clipboard?.writeText(whole).then(
      () => true,
      () => false,
    );
    setCopied(done ?? false);
  }

  return (
    <>
      <DialogBody>
        <div className="grid gap-1">
          <label htmlFor={id} className="font-medium">
            Link for {who}
          </label>
          <div className="flex gap-2">
            <input
              ref={field}
              id={id}
              readOnly
              value={whole}
              onFocus={(event) => event.target.select()}
              className={`${controlLook} flex-1 font-mono text-xs`}
            />
            <Button look="primary" onClick={() => void copy()}>
              {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
              {copied ? "Copied" : "Copy"}
            </Button>
          </div>
          <output className="sr-only">{copied && "The link is copied."}</output>
        </div>
        <p>
          Bridgeboard sends no e-mail: pass the link on yourself, to {who} alone. It works once,
          within a week, and is shown only now.
        </p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Done</Button>
      </DialogFoot>
    </>
  );
}

const never = () => () => undefined;
