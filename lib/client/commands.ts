import {
  type Mutation,
  type QueryClient,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { updateConference } from "@/lib/actions/conferences";
import {
  createParticipant,
  removeParticipant,
  updateParticipant,
} from "@/lib/actions/participants";
import { deedOf, deedWords } from "@/lib/model/audit-words";
import type { CommandOperation, Receipt, Submitted, Target } from "@/lib/model/command";
import { hasHappened } from "@/lib/model/failed-press";
import { type Fault, FaultError } from "@/lib/model/fault";
import { type Press, replaces } from "@/lib/model/press";
import { present, type Room, withEvent } from "@/lib/model/room";
import { newCommandId } from "./command-id";
import { whenDatabaseIsBack } from "./database-back";
import { isCovered } from "./live/live";
import { usePerson } from "./person";
import { receiptOf } from "./receipts";
import { refusalIn, shownFault } from "./request";
import { roomQuery } from "./room";
import { tellUnless } from "./tell";

/** A press that is under way, or that came to nothing and is shown until it is dismissed. */
export interface PressState extends Press {
  id: number;
  /** Unknown: the answer was lost, and it may have been done. */
  status: "pending" | "failed" | "unknown";
  fault: Fault | null;
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

type Door = (target: Target, options: object, commandId: string) => Promise<Submitted>;

const doors: Record<CommandOperation, Door> = {
  createParticipant,
  updateParticipant,
  removeParticipant,
  updateConference,
};

/**
 * Sends a press. It goes through its door at once and then waits for its receipt, so that a slow one
 * holds up no other. What Twilio answered is in the room before the promise resolves; it is rejected
 * with a RefusedError. A press that is done is forgotten, and so is what came of earlier ones that
 * it replaces.
 */
export function useAwaitedPress(): (press: Press) => Promise<Receipt> {
  const queryClient = useQueryClient();
  const { id = "", name = "" } = usePerson() ?? {};
  const by = { id, name };
  const cache = queryClient.getMutationCache();
  const forget = (which: (mutation: Mutation) => boolean) => {
    for (const mutation of cache.findAll({ mutationKey: ["press"], predicate: which })) {
      cache.remove(mutation);
    }
  };
  const { mutateAsync } = useMutation({
    mutationKey: ["press"],
    mutationFn: carryOut,
    onMutate: (press) =>
      forget(({ state }) => state.status === "error" && replaces(press, state.variables as Press)),
    onError: (error, press) => {
      tellElsewhere(press, refusalOf(error));
      if (!refusalOf(error).some(({ kind }) => kind === "database")) return;
      // Nothing was done, and it can be pressed again: then the message has had its day.
      whenDatabaseIsBack(() => forget(({ state }) => state.error === error));
    },
    onSuccess: (receipt, press) => takeIn(queryClient, press, receipt, by),
    onSettled: (_receipt, _error, { target }) => {
      if (isCovered(target.conferenceSid)) return;
      return queryClient.invalidateQueries(roomQuery(target.conferenceSid));
    },
  });
  return async (press) => {
    const receipt = await mutateAsync(press);
    forget(({ state }) => state.variables === press);
    return receipt;
  };
}

/** For a button: its press is followed, and its failure shown, through `usePresses`. */
export function usePress(): (press: Press) => void {
  const press = useAwaitedPress();
  return (made) => void press(made).catch(() => undefined);
}

/** On which targets the open page shows presses. */
const shown = new Set<(target: Target) => boolean>();

function tellElsewhere({ operation, target, options }: Press, [fault]: Fault[]): void {
  const isShown = () => [...shown].some((concerned) => concerned(target));
  if (fault) tellUnless(isShown, deedWords[deedOf(operation, options)], fault);
}

/** The presses on some targets that are under way or came to nothing, oldest first. */
export function usePresses(concerned: (target: Target) => boolean): PressState[] {
  useEffect(() => {
    shown.add(concerned);
    return () => void shown.delete(concerned);
  }, [concerned]);
  return useMutationState<PressState>({
    filters: {
      mutationKey: ["press"],
      predicate: ({ state }) =>
        state.status !== "success" && concerned((state.variables as Press).target),
    },
    select: ({ mutationId, state }) => {
      const refusal = state.error instanceof RefusedError ? state.error.faults : [];
      const fault = refusal[0] ?? null;
      const ended = fault?.unsure ? ("unknown" as const) : ("failed" as const);
      return {
        ...(state.variables as Press),
        id: mutationId,
        status: state.status === "error" ? ended : "pending",
        fault,
      };
    },
  });
}

/**
 * The presses on one conference and on its participants. A failed one is forgotten for good as soon as
 * what it was for is so, whoever made it so.
 */
export function useConferencePresses(conferenceSid: string): PressState[] {
  // The page reads the room; whoever follows its presses only looks on.
  const { data: room } = useQuery({ ...roomQuery(conferenceSid), enabled: false });
  const forget = useForgetPress();
  const presses = usePresses((target) => target.conferenceSid === conferenceSid);
  const settled = room ? presses.filter((press) => hasComeTrue(press, room)) : [];
  useEffect(() => {
    for (const { id } of settled) forget(id);
  });
  return presses.filter((press) => !settled.includes(press));
}

function hasComeTrue(press: PressState, room: Room): boolean {
  if (press.status === "pending") return false;
  if (press.operation !== "createParticipant") return hasHappened(press, room);
  // A dial whose answer was lost has its own label, which nobody else here has.
  const arrived = present(room).some(({ label }) => label === press.options["label"]);
  return press.status === "unknown" && arrived;
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
  const commandId = newCommandId();
  try {
    const submitted = await doors[operation](target, options, commandId).catch(lostAnswer);
    if (submitted && !submitted.ok) throw new RefusedError(submitted.faults);
    const receipt = await receiptOf(commandId);
    if (receipt.fault) throw new FaultError(receipt.fault);
    return receipt;
  } catch (error) {
    throw new RefusedError(refusalOf(error));
  }
}

/** The server may have the command although its answer was lost: then the receipt will tell. */
function lostAnswer(error: unknown): undefined {
  if (refusalIn(error)) throw error;
}

/**
 * Puts what Twilio answered into the room. A read that is under way is older: it is dropped, and done
 * again, because something may have been missed before it began.
 */
async function takeIn(
  queryClient: QueryClient,
  press: Press,
  receipt: Receipt,
  by: { id: string; name: string },
): Promise<void> {
  const { queryKey } = roomQuery(press.target.conferenceSid);
  const isBeingRead = queryClient.isFetching({ queryKey }) > 0;
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(
    queryKey,
    (room: Room | undefined) => room && after(room, press, receipt, by),
  );
  if (isBeingRead) void queryClient.invalidateQueries({ queryKey });
}

/** The receipt as the room takes it in: the same comes with the stream, and changes nothing then. */
function after(
  room: Room,
  { operation, target, options }: Press,
  { commandId, at, outcome, event, participant, conference, took }: Receipt,
  by: { id: string; name: string },
): Room {
  const next = withEvent(room, {
    kind: "receipt",
    // Where its place in the record is not told, it comes after what is known.
    id: event?.id ?? room.event + 1,
    asOf: event?.about ?? room.event,
    at: Date.parse(at),
    conferenceSid: room.conferenceSid,
    commandId,
    operation,
    deed: deedOf(operation, options),
    callSid: participant?.callSid ?? target.callSid ?? null,
    by,
    outcome,
    ...(participant && { participant }),
    ...(conference && { conference }),
    ...(took !== undefined && { took }),
  });
  return { ...next, event: room.event };
}
