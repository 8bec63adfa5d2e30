"use client";

import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import { useConferencePresses, useForgetPress, usePress } from "@/lib/client/commands";
import { useDestroyBlocked } from "@/lib/client/unknown";
import { canRetry, failureWords } from "@/lib/model/failed-press";

/** Why presses on the conference as a whole came to nothing. */
export function ConferenceRefusals({ conferenceSid }: { conferenceSid: string }) {
  const press = usePress();
  const forget = useForgetPress();
  const blocked = useDestroyBlocked(conferenceSid);
  const presses = useConferencePresses(conferenceSid);
  const failed = presses.filter(({ operation }) => operation === "updateConference");
  return failed.map(({ id, operation, target, options, fault }) => {
    const again = { operation, target, options };
    return (
      fault && (
        <Notice
          key={id}
          {...(canRetry(again, fault) && !blocked && { onRetry: () => press(again) })}
          onDismiss={() => forget(id)}
          floating
        >
          <FaultText fault={fault} about={failureWords(again, fault)} />
        </Notice>
      )
    );
  });
}
