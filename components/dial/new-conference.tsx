"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { useMay } from "@/lib/client/person";

const DialNew = lazyPart(async () => (await import("./dial-new")).DialNew);

/** Opens the form that dials the first participant of a new conference. */
export function NewConference() {
  const [open, setOpen] = useState(false);
  const may = useMay();
  if (!may("dial")) return null;
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        New conference
      </Button>
      {open && <DialNew onClose={() => setOpen(false)} />}
    </>
  );
}
