"use client";

import { FaultText } from "@/components/ui/fault-text";
import { Notice } from "@/components/ui/notice";
import { useConferencePresses, useForgetPress } from "@/lib/client/commands";

/** Why presses on the conference as a whole came to nothing. */
export function ConferenceRefusals({ conferenceSid }: { conferenceSid: string }) {
  const forget = useForgetPress();
  const presses = useConferencePresses(conferenceSid);
  const refused = presses.filter(({ operation }) => operation === "updateConference");
  return refused.map(
    ({ id, fault }) =>
      fault && (
        <Notice key={id} onDismiss={() => forget(id)} floating>
          <FaultText fault={fault} />
        </Notice>
      ),
  );
}
