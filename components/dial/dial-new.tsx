"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { controlLook, Field } from "@/components/ui/field";
import { conferenceNameProblem } from "@/lib/catalogue/conference-name";
import type { PressState } from "@/lib/client/commands";
import { isConferenceSid } from "@/lib/model/conference";
import { DialPanel } from "./dial-panel";

interface DialNewProps {
  /** A dial that came to nothing, to be put right and tried once more. */
  again?: PressState;
  onDialled?: () => void;
  onClose: () => void;
}

/** The form that dials the first participant of a conference which begins with it. */
export function DialNew({ again, onDialled, onClose }: DialNewProps) {
  const router = useRouter();
  const [name, setName] = useState(again?.target.conferenceSid ?? "");
  const [asked, setAsked] = useState(false);
  const problem = problemOf(name);

  function conference() {
    setAsked(true);
    return problem ? undefined : name.trim();
  }

  return (
    <DialPanel
      title="New conference"
      conference={conference}
      context={{ conferenceHasParticipants: false, conferenceHasStarted: false }}
      {...(again && { again })}
      onDialled={({ participant }) => {
        onDialled?.();
        if (participant) router.push(`/conferences/${participant.conferenceSid}`);
        onClose();
      }}
      onClose={onClose}
    >
      <Field
        label="Conference name"
        help="If a conference of this name is in progress, the participant joins that one."
        error={asked ? problem : undefined}
      >
        {(control) => (
          <input
            {...control}
            value={name}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            className={`${controlLook} w-full`}
          />
        )}
      </Field>
    </DialPanel>
  );
}

function problemOf(name: string): string | undefined {
  // Twilio would take it for the SID of a conference that exists.
  if (isConferenceSid(name.trim())) return "This is a Conference SID, not a name.";
  return conferenceNameProblem(name.trim());
}
