"use client";

import { toast } from "sonner";
import { ParamsForm } from "@/components/params/params-form";
import { PressForm } from "@/components/params/press-form";
import { type Params, useParams } from "@/components/params/use-params";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Words } from "@/components/ui/words";
import { changedValues } from "@/lib/catalogue/changed-values";
import { type Context, check } from "@/lib/catalogue/check";
import type { OptionsOf } from "@/lib/catalogue/operations";
import { parseValues, printValues } from "@/lib/catalogue/values";
import { hearingAfter } from "@/lib/model/hearing";
import type { Leg } from "@/lib/model/leg";
import { legInWords } from "@/lib/model/leg-words";
import { present, type Room } from "@/lib/model/room";
import { Freshness } from "./freshness";

interface OptionsPanelProps {
  room: Room;
  leg: Leg;
  onClose: () => void;
}

/** All twelve options that Twilio lets one change. What was not changed is not sent. */
export function OptionsPanel({ room, leg, onClose }: OptionsPanelProps) {
  const before = valuesOf(leg);
  const context = {
    conferenceHasStarted: room.conference.status === "in-progress",
    participantIsOnHold: leg.hold,
  };
  const base = printValues("updateParticipant", before);
  const params = quietly(leg, useParams("updateParticipant", { base, context }));
  const changed = changedValues("updateParticipant", before, params.values);
  const names = Object.keys(changed);
  const name = legInWords(leg);
  const others = present(room).filter((other) => other.callSid !== leg.callSid);

  return (
    <Dialog
      shape="sheet"
      title={`Options of ${name}`}
      description={
        <>
          Only what you change is sent to Twilio.
          {!leg.ended && (
            <span className="block text-xs">
              <Freshness leg={leg} room={room} />
            </span>
          )}
        </>
      }
      guarded={Object.keys(params.typed).length > 0}
      onClose={onClose}
    >
      <PressForm
        params={params}
        deed={deedOf(names.length)}
        disabled={leg.ended !== null || names.length === 0}
        forecast={forecastOf(leg, changed, room)}
        notes={notesOn(changed, context)}
        press={() =>
          params.valid() && {
            operation: "updateParticipant",
            target: { conferenceSid: leg.conferenceSid, callSid: leg.callSid },
            options: changed,
          }
        }
        onDone={() => {
          toast.success(`${name}: changed ${names.join(", ")}.`);
          onClose();
        }}
        onClose={onClose}
      >
        {leg.ended && (
          <Notice>
            <Words>{`${name} is no longer in the conference.`}</Words>
          </Notice>
        )}
        <ParamsForm
          params={params}
          first={["muted", "hold", "holdUrl", "holdMethod"]}
          unset="Unchanged"
          choices={{
            callSidToCoach: others.map((other) => ({
              value: other.callSid,
              label: legInWords(other),
            })),
          }}
        />
      </PressForm>
    </Dialog>
  );
}

/** Ending a whisper puts nobody on air: who stops coaching is muted, unless one then says otherwise. */
function quietly(leg: Leg, params: Params<"updateParticipant">): Params<"updateParticipant"> {
  return {
    ...params,
    set(option, value) {
      params.set(option, value);
      if (option === "coaching" && value === "false" && leg.coaching) params.set("muted", "true");
    },
  };
}

/** What Twilio tells of a participant's options; the other ones it never tells. */
function valuesOf({ muted, hold, coaching, callSidToCoach, endConferenceOnExit }: Leg) {
  return parseValues("updateParticipant", {
    muted,
    hold,
    coaching,
    endConferenceOnExit,
    ...(callSidToCoach && { callSidToCoach }),
  }).values;
}

function deedOf(changes: number): string {
  if (changes === 0) return "Nothing changed";
  return changes === 1 ? "Change 1 option" : `Change ${changes} options`;
}

/** Who would hear whom, where the changes touch that. */
function forecastOf(leg: Leg, changed: OptionsOf<"updateParticipant">, room: Room): string | null {
  const { muted, hold, coaching, callSidToCoach } = changed;
  const given = Object.entries({ muted, hold, coaching, callSidToCoach }).filter(
    ([, value]) => value !== undefined,
  );
  if (leg.ended || given.length === 0) return null;
  return hearingAfter(leg, Object.fromEntries(given), room);
}

/** What is worth knowing of the changes by themselves, as they will be sent. */
function notesOn(changed: object, context: Context): string[] {
  const notices = check("updateParticipant", changed, context).filter(
    ({ severity }) => severity === "notice",
  );
  return [...new Set(notices.map(({ message }) => message))];
}
