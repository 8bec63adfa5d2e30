import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { callPreset, forgetPreset, keepPreset, saveOverPreset } from "@/lib/actions/presets";
import { redact } from "@/lib/catalogue/redact";
import { type Fault, FaultError } from "@/lib/model/fault";
import type { Outcome } from "@/lib/model/outcome";
import type { Preset } from "@/lib/model/preset";
import { getJson, shownFault } from "./request";
import { tellUnless, useOpen } from "./tell";

/** The dial forms that are kept. */
export const presetsQuery = queryOptions({
  queryKey: ["presets"],
  queryFn: ({ signal }) => getJson<Preset[]>("/api/presets", signal),
});

/** What can be done with presets. */
export type PresetOrder =
  | { order: "keep"; name: string; shared: boolean; options: object }
  | { order: "save-over"; id: string; options: object }
  | { order: "rename"; id: string; name: string }
  | { order: "remove"; id: string };

/** Gives orders about presets, and says why one cannot be carried out. Secrets do not leave the form. */
export function usePresetOrders() {
  const queryClient = useQueryClient();
  const open = useOpen();
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: async (order: PresetOrder) => {
      const outcome = await carryOut(order);
      if (!outcome.ok) throw new FaultError(outcome.fault);
    },
    onError: (refusal) => tellUnless(() => open.current, "Presets", shownFault(refusal)),
    onSettled: () => queryClient.invalidateQueries(presetsQuery),
  });
  const fault: Fault | null = error && shownFault(error);
  return { order: mutate, fault, pending: isPending, forget: reset };
}

function carryOut(order: PresetOrder): Promise<Outcome<unknown>> {
  switch (order.order) {
    case "keep": {
      const { name, shared, options } = order;
      return keepPreset({ name, shared, options: kept(options) });
    }
    case "save-over":
      return saveOverPreset(order.id, kept(order.options));
    case "rename":
      return callPreset(order.id, order.name);
    case "remove":
      return forgetPreset(order.id);
  }
}

const kept = (options: object) => redact("createParticipant", options);
