"use client";

import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

const DialNew = lazy(async () => ({ default: (await import("./dial-new")).DialNew }));

/** Opens the form that dials the first participant of a new conference. */
export function NewConference() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        New conference
      </Button>
      {open && (
        <Suspense>
          <DialNew onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
