import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { directStage } from "@/lib/actions/presenter";
import { type Fault, FaultError } from "@/lib/model/fault";
import type { Stage, StageOrder } from "@/lib/model/stage";
import { getJson, shownFault } from "./request";
import { tellUnless, useOpen } from "./tell";

/** How things stand on stage. */
export const stageQuery = queryOptions({
  queryKey: ["stage"],
  queryFn: ({ signal }) => getJson<Stage>("/api/presenter", signal),
  refetchInterval: 2000,
});

/** Gives an order; `onSuccess` is for what is to be said once it is carried out. */
export type Direct = (order: StageOrder, then?: { onSuccess: () => void }) => void;

/** Gives orders to the stage, and says why one cannot be carried out. */
export function useStage(): { direct: Direct; fault: Fault | null; forget: () => void } {
  const queryClient = useQueryClient();
  const open = useOpen();
  const { mutate, error, reset } = useMutation({
    mutationFn: async (order: StageOrder) => {
      const fault = await directStage(order);
      if (fault) throw new FaultError(fault);
    },
    onError: (refusal) => tellUnless(() => open.current, "Presenter", shownFault(refusal)),
    // Everything may have changed: conferences, rooms and counts alike.
    onSettled: () => queryClient.invalidateQueries(),
  });
  return { direct: mutate, fault: error && shownFault(error), forget: reset };
}
