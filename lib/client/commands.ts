import {
  type QueryClient,
  useMutation,
  useMutationState,
  useQueryClient,
} from "@tanstack/react-query";
import { updateConference } from "@/lib/actions/conferences";
import {
  createParticipant,
  removeParticipant,
  updateParticipant,
} from "@/lib/actions/participants";
import type { CommandOperation, Receipt, Submitted, Target } from "@/lib/model/command";
import { type Fault, FaultError } from "@/lib/model/fault";
import { type Room, withConference, withParticipant, withRemoval } from "@/lib/model/room";
import { receiptOf } from "./receipts";
import { pressFault, shownFault } from "./request";
import { roomQuery } from "./room";

/** One press, before it has become a command. */
export interface Press {
  operation: CommandOperation;
  target: Target;
  options: Record<string, unknown>;
}

/** A press as the page follows it, from the finger to the receipt. */
export interface PressState extends Press {
  id: number;
  status: "pending" | "done" | "failed";
  fault: Fault | null;
  submittedAt: number;
}

/** What a press comes to when it is refused: one fault for each thing that is wrong. */
class RefusedError extends Error {
  override name = "RefusedError";
  constructor(readonly faults: Fault[]) {
    super(faults.map(({ message }) => message).join(" "));
  }
}

/** Why a press was refused, as its form can show it. */
export function refusalOf(error: unknown): Fault[] {
  return error instanceof RefusedError ? error.faults : [shownFault(error)];
}

const doors: Record<CommandOperation, (target: Target, options: object) => Promise<Submitted>> = {
  createParticipant,
  updateParticipant,
  removeParticipant: (target) => removeParticipant(target),
  updateConference,
};

/**
 * Sends presses. Each goes through its door at once and then waits for its receipt, so that a slow
 * one holds up no other. What Twilio answered is in the room before the promise resolves.
 */
function usePresser() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: ["press"],
    mutationFn: carryOut,
    onSuccess: (receipt, press) => takeIn(queryClient, press, receipt),
    onSettled: (_receipt, _error, { target }) =>
      queryClient.invalidateQueries(roomQuery(target.conferenceSid)),
  });
}

/** For a button of a row: its press is followed, and its failure shown, through `usePresses`. */
export function usePress(): (press: Press) => void {
  return usePresser().mutate;
}

/** For a form, which stays open until the receipt is there. Rejects with a RefusedError. */
export function useAwaitedPress(): (press: Press) => Promise<Receipt> {
  return usePresser().mutateAsync;
}

/** The presses on one conference that are under way or were made lately, oldest first. */
export function usePresses(conferenceSid: string): PressState[] {
  return useMutationState<PressState>({
    filters: {
      mutationKey: ["press"],
      predicate: ({ state }) =>
        (state.variables as Press | undefined)?.target.conferenceSid === conferenceSid,
    },
    select: ({ mutationId, state }) => ({
      ...(state.variables as Press),
      id: mutationId,
      status: state.status === "success" ? "done" : state.status === "error" ? "failed" : "pending",
      fault: state.error instanceof RefusedError ? (state.error.faults[0] ?? null) : null,
      submittedAt: state.submittedAt,
    }),
  });
}

/** Forgets a press, by its id or by the error that it came to, so that it is no longer shown. */
export function useForgetPress(): (what: unknown) => void {
  const cache = useQueryClient().getMutationCache();
  return (what) => {
    const mutation = cache
      .getAll()
      .find(({ mutationId, state }) => mutationId === what || state.error === what);
    if (mutation) cache.remove(mutation);
  };
}

async function carryOut({ operation, target, options }: Press): Promise<Receipt> {
  try {
    const submitted = await doors[operation](target, options).catch((error: unknown) => {
      throw new FaultError(pressFault(error));
    });
    if (!submitted.ok) throw new RefusedError(submitted.faults);
    const receipt = await receiptOf(submitted.commandId);
    if (receipt.fault) throw new FaultError(receipt.fault);
    return receipt;
  } catch (error) {
    throw new RefusedError(refusalOf(error));
  }
}

/** Puts what Twilio answered into the room. A read that is under way is older, and is dropped. */
async function takeIn(queryClient: QueryClient, press: Press, receipt: Receipt): Promise<void> {
  const { queryKey } = roomQuery(press.target.conferenceSid);
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(
    queryKey,
    (room: Room | undefined) => room && after(room, press, receipt),
  );
}

function after(room: Room, { operation, target }: Press, receipt: Receipt): Room {
  const at = Date.parse(receipt.at);
  if (receipt.participant) return withParticipant(room, receipt.participant, at);
  if (receipt.conference) return withConference(room, receipt.conference, at);
  if (operation === "removeParticipant" && target.callSid)
    return withRemoval(room, target.callSid, at);
  return room;
}
