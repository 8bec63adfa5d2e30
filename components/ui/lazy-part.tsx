"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { Button } from "./button";

/**
 * A part of a page that is fetched when it is first drawn: dialogs and forms, which the board itself
 * does without. Where it cannot be fetched, the page is older than the server.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazy<ComponentType<Props>>(async () => ({
    default: await load().catch(() => Outdated),
  }));
  return function LazyPart(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}

function Outdated() {
  return (
    <div
      role="alert"
      className="fixed inset-x-4 bottom-4 mx-auto flex max-w-xl flex-wrap items-center gap-3 rounded-md border border-line-strong bg-raised px-4 py-3 shadow-xl"
    >
      <p className="min-w-0 flex-1 basis-60">
        This part of the page could not be fetched: Bridgeboard was updated while the page was open,
        or cannot be reached.
      </p>
      <Button look="primary" onClick={() => window.location.reload()}>
        Reload the page
      </Button>
    </div>
  );
}
