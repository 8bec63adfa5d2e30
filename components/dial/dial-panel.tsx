"use client";

import type { ReactNode } from "react";
import { ParamsForm } from "@/components/params/params-form";
import { PressForm } from "@/components/params/press-form";
import { useParams } from "@/components/params/use-params";
import { Dialog } from "@/components/ui/dialog";
import type { Context } from "@/lib/catalogue/check";
import type { RawValues } from "@/lib/catalogue/values";
import type { Receipt } from "@/lib/model/command";
import type { Fault } from "@/lib/model/fault";
import { legName } from "@/lib/model/leg-words";
import type { Leg } from "@/lib/model/room";
import { useCallerChoices } from "./use-caller-choices";

interface DialPanelProps {
  title: string;
  /** The conference to dial into, by SID or by name; undefined while it cannot be dialled yet. */
  conference: () => string | undefined;
  context: Context;
  /** Who can be coached. */
  others?: Leg[];
  initial?: RawValues;
  /** Why this was refused before, so that it can be put right. */
  refused?: Fault[];
  onDialled: (receipt: Receipt) => void;
  onClose: () => void;
  /** Stands above the options. */
  children?: ReactNode;
}

/** What has to be filled in: Twilio asks for the first two, and the board knows people by the third. */
const first = ["to", "from", "label"] as const;

const nobody: Leg[] = [];

/** Every option with which Twilio can dial somebody in. What is left empty is not sent. */
export function DialPanel(props: DialPanelProps) {
  const { title, conference, context, others = nobody, initial, refused, children } = props;
  const params = useParams("createParticipant", {
    context,
    ...(initial && { base: initial }),
    ...(refused && { refused }),
  });
  const callers = useCallerChoices();

  function press() {
    const options = params.valid(first);
    const conferenceSid = conference();
    if (!options || conferenceSid === undefined) return undefined;
    return {
      operation: "createParticipant" as const,
      target: { conferenceSid },
      options: { ...options },
    };
  }

  return (
    <Dialog shape="sheet" title={title} guarded={params.touched} onClose={props.onClose}>
      <PressForm
        params={params}
        deed="Dial"
        press={press}
        onDone={props.onDialled}
        onUnsure={props.onClose}
        onClose={props.onClose}
      >
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
      </PressForm>
    </Dialog>
  );
}
