"use client";

import type { ReactNode } from "react";
import { ParamsForm } from "@/components/params/params-form";
import { PressForm } from "@/components/params/press-form";
import { useParams } from "@/components/params/use-params";
import { Dialog } from "@/components/ui/dialog";
import type { Context } from "@/lib/catalogue/check";
import { withoutSecrets } from "@/lib/catalogue/redact";
import { printValues } from "@/lib/catalogue/values";
import { useIsCalledBack } from "@/lib/client/called-back";
import type { PressState } from "@/lib/client/commands";
import type { Receipt } from "@/lib/model/command";
import type { Leg } from "@/lib/model/leg";
import { legInWords } from "@/lib/model/leg-words";
import { MissingSecrets } from "./missing-secrets";
import { PresetsMenu } from "./presets-menu";
import { useCallers } from "./use-callers";
import { usePresetLoading } from "./use-preset-loading";

/** A dial's options, redacted where they come from the record, and why it came to nothing if it did. */
export type DialAgain = Pick<PressState, "options" | "fault">;

interface DialPanelProps {
  title: string;
  /** The conference to dial into, by SID or by name; undefined while it cannot be dialled yet. */
  conference: () => string | undefined;
  context: Context;
  /** Nobody can be dialled into it at all. */
  disabled?: boolean;
  /** Who can be coached. */
  others?: Leg[];
  /** A dial to begin with: one that came to nothing, or one to be done once more. */
  again?: DialAgain;
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
  const { title, conference, context, disabled = false, others = nobody, again } = props;
  const { callers, lastFrom, rememberFrom } = useCallers();
  const known = withoutSecrets(again?.options ?? {});
  const base = again ? printValues("createParticipant", known.values) : { from: lastFrom };
  const boardIsCalledBack = useIsCalledBack();
  const params = useParams("createParticipant", {
    context: { ...context, boardIsCalledBack },
    base,
    ...(again?.fault && { refused: [again.fault] }),
  });

  const loading = usePresetLoading(params, { base, missing: known.missing });

  function press() {
    const options = params.valid(first);
    const conferenceSid = conference();
    if (!options || conferenceSid === undefined) return undefined;
    rememberFrom(options.from);
    return {
      operation: "createParticipant" as const,
      target: { conferenceSid },
      options: { ...options },
    };
  }

  return (
    <Dialog
      shape="sheet"
      title={title}
      guarded={Object.keys(params.typed).length > 0}
      onClose={props.onClose}
    >
      <PressForm
        params={params}
        deed="Dial"
        press={press}
        disabled={disabled}
        onDone={props.onDialled}
        onUnsure={props.onClose}
        onClose={props.onClose}
      >
        {props.children}
        <PresetsMenu options={params.values} loading={loading} />
        <MissingSecrets missing={loading.missing} raw={params.raw} />
        <ParamsForm
          params={params}
          first={first}
          required={first}
          choices={{
            from: callers,
            callerId: callers,
            callSidToCoach: others.map((leg) => ({ value: leg.callSid, label: legInWords(leg) })),
          }}
        />
      </PressForm>
    </Dialog>
  );
}
