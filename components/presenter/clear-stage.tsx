"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/components/ui/dialog";
import { conferencesQuery } from "@/lib/client/conferences";
import type { Direct } from "@/lib/client/stage";
import type { StageOrder } from "@/lib/model/stage";

/** An order that wipes what is on stage, and what its button says. */
interface Clearing {
  order: StageOrder;
  action: string;
}

/** Gives an order that wipes the stage: at once if nothing is live, else after a question. */
export type Clear = (order: StageOrder, action: string) => void;

/** How to clear the stage, and the question that is open. */
export function useClearStage(direct: Direct) {
  const [asked, setAsked] = useState<Clearing | null>(null);
  // What was read before a failure may be long over.
  const { data, isError } = useQuery(conferencesQuery({}));
  const known = isError ? undefined : data;
  const live = known?.conferences.filter(({ status }) => status !== "completed").length;
  const clear: Clear = (order, action) =>
    live === 0 ? direct(order) : setAsked({ order, action });
  const question = asked && (
    <ClearStage
      action={asked.action}
      live={live}
      onClose={() => setAsked(null)}
      onClear={() => {
        direct(asked.order);
        setAsked(null);
      }}
    />
  );
  return { clear, question };
}

interface ClearStageProps {
  action: string;
  /** How many conferences end; undefined if that could not be read. */
  live: number | undefined;
  onClose: () => void;
  onClear: () => void;
}

/** Asks before a scene that is running is wiped. */
function ClearStage({ action, live, onClose, onClear }: ClearStageProps) {
  return (
    <Dialog title={`${action}?`} onClose={onClose} alert>
      <DialogBody>
        <p>
          {`This ends ${endedWords(live)} for everyone who is watching, and clears the stage. It can’t be undone.`}
        </p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Keep this scene</Button>
        <Button look="danger" onClick={onClear}>
          {action}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function endedWords(live: number | undefined): string {
  if (live === undefined) return "every live conference";
  return live === 1 ? "the live conference" : `the ${live} live conferences`;
}
