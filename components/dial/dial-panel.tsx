"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { ParamsForm } from "@/components/params/params-form";
import { useParams } from "@/components/params/use-params";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import type { Context } from "@/lib/catalogue/check";
import type { RawValues } from "@/lib/catalogue/values";
import { refusalOf, useAwaitedPress, useForgetPress } from "@/lib/client/commands";
import type { Receipt } from "@/lib/model/command";
import type { Fault } from "@/lib/model/fault";
import { legName } from "@/lib/model/leg-words";
import { type Leg } from "@/lib/model/room";
import { useCallerChoices } from "./use-caller-choices";

export interface DialPanelProps {
  title: string;
  /** The conference to dial into, by SID or by name; undefined while it cannot be dialled yet. */
  conference: () => string | undefined;
  /** Who can be coached. */
  others?: Leg[];
  context?: Context;
  initial?: RawValues;
  /** Why this was refused before, so that it can be put right. */
  refused?: Fault[];
  /** Stands above the options. */
  children?: ReactNode;
  onDialled: (receipt: Receipt) => void;
  onClose: () => void;
}

/** What has to be filled in: Twilio asks for the first two, and the board knows people by the third. */
const first = ["to", "from", "label"] as const;

const nobody: Leg[] = [];

/** Every option with which Twilio can dial somebody in. What is left empty is not sent. */
export function DialPanel(props: DialPanelProps) {
  const {
    title,
    conference,
    others = nobody,
    context,
    initial,
    children,
    onDialled,
    onClose,
  } = props;
  const params = useParams("createParticipant", initial, context, props.refused);
  const callers = useCallerChoices();
  const [pending, setPending] = useState(false);
  const press = useAwaitedPress();
  const forget = useForgetPress();
  const open = useOpen();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const options = params.valid(first);
    const conferenceSid = conference();
    if (!options || !conferenceSid) return;
    setPending(true);
    try {
      const receipt = await press({
        operation: "createParticipant",
        target: { conferenceSid },
        options: { ...options },
      });
      if (open.current) onDialled(receipt);
    } catch (error) {
      // Once the panel is closed, the list of dials shows what became of it.
      if (!open.current) return;
      forget(error);
      params.refuse(refusalOf(error));
      setPending(false);
    }
  }

  return (
    <Dialog shape="sheet" title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody>
          <div className="grid gap-5">
            {params.refusals.map((fault) => (
              <Notice key={fault.message}>
                <FaultText fault={fault} />
              </Notice>
            ))}
            {children}
            <ParamsForm
              params={params}
              first={first}
              choices={{
                from: callers,
                callerId: callers,
                callSidToCoach: others.map((leg) => ({ value: leg.callSid, label: legName(leg) })),
              }}
            />
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{pending ? "Close" : "Cancel"}</Button>
          <Button type="submit" look="primary" pending={pending}>
            Dial
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** Whether the panel is still there when an answer comes. */
function useOpen() {
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  return open;
}
