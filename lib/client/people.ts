import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type Fault, FaultError } from "@/lib/model/fault";
import type { Outcome } from "@/lib/model/outcome";
import { shownFault } from "./request";
import { tellUnless, useOpen } from "./tell";

interface Change<Args extends unknown[], Value> {
  /** Asks for the change; nothing is asked while one is under way. */
  make: (...args: Args) => void;
  pending: boolean;
  /** Why the last one was refused. */
  fault: Fault | null;
  /** What the last one answered. */
  value: Value | undefined;
}

/**
 * A change of people or of one's own account. When it is done the page is made anew, because its lists
 * come with it; a refusal is heard by whoever watches over the session, and told on whatever page is open
 * if this one is not.
 * @param what the words on its button, or more of them
 * @param action the door
 */
export function useChange<Args extends unknown[], Value>(
  what: string,
  action: (...args: Args) => Promise<Outcome<Value>>,
  whenDone: (value: Value) => void = () => undefined,
): Change<Args, Value> {
  const router = useRouter();
  const open = useOpen();
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async (args: Args) => {
      const outcome = await action(...args);
      if (!outcome.ok) throw new FaultError(outcome.fault);
      return outcome.value;
    },
    onSuccess: (value) => {
      router.refresh();
      whenDone(value);
    },
    onError: (refusal) => tellUnless(() => open.current, what, shownFault(refusal)),
  });
  return {
    make: (...args) => {
      if (!isPending) mutate(args);
    },
    pending: isPending,
    fault: error === null ? null : shownFault(error),
    value: data,
  };
}
