"use client";

import { useQuery } from "@tanstack/react-query";
import { FaultText } from "@/components/ui/fault-text";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Notice } from "@/components/ui/notice";
import { shownFault } from "@/lib/client/request";
import { stageQuery, useStage } from "@/lib/client/stage";
import { useClearStage } from "./clear-stage";
import { Faults } from "./faults";
import { People } from "./people";
import { Scenarios } from "./scenarios";
import { Time } from "./time";

/** For the person on stage, on a phone while the projector shows the board. */
export function Presenter() {
  const { data: stage, error } = useQuery(stageQuery);
  const { direct, fault, forget } = useStage();
  const { clear, question } = useClearStage(direct);
  const shown = fault ?? (error && shownFault(error));
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-8">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Presenter</h1>
        <p className="mt-1 text-ink-soft">
          What happens on the simulated phones. Open this page on your own screen, and the board on
          the big one.
        </p>
      </div>
      {!stage && !error && <ListSkeleton label="Loading the stage" rows={4} />}
      {stage && (
        <>
          <Scenarios scenarios={stage.scenarios} clear={clear} />
          <Time speed={stage.clock.speed} direct={direct} />
          <People direct={direct} />
          <Faults direct={direct} clear={clear} />
        </>
      )}
      {question}
      <div className="sticky bottom-3">
        {shown && (
          <Notice floating {...(fault && { onDismiss: forget })}>
            <FaultText fault={shown} />
          </Notice>
        )}
      </div>
    </div>
  );
}
