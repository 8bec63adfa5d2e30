import { useEffect, useRef } from "react";
import type { Fault } from "@/lib/model/fault";

/** How long a message stands before it counts as read, in milliseconds. */
const READ = 3000;

/** How long to wait before the toasts are fetched once more, in milliseconds. */
const PAUSE = 2000;

/** Says what a press came to on whatever page is open, until somebody closes it. */
export async function tell(what: string, { message }: Pick<Fault, "message">): Promise<void> {
  const { toast } = await toasts();
  toast.error(`${what}: ${message}`, { duration: Number.POSITIVE_INFINITY, closeButton: true });
}

/**
 * The same where the place that shows it is gone, or goes before anybody can have read it there: whoever
 * follows a link sends what they pressed before from the next page.
 */
export function tellUnless(isShown: () => boolean, what: string, fault: Fault): void {
  if (!isShown()) return void tell(what, fault);
  setTimeout(() => {
    if (!isShown()) void tell(what, fault);
  }, READ);
}

/** They come after the page. Where the server is away, they come when it is back. */
async function toasts(): Promise<typeof import("sonner")> {
  for (;;) {
    try {
      return await import("sonner");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

/** Whether the place that shows what becomes of a press is still on the page. */
export function useOpen(): { readonly current: boolean } {
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  return open;
}
