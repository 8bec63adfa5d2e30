import type { Metadata } from "next";
import { Reference } from "@/components/reference/reference";
import { personOnPage } from "@/lib/server/people/person-on-page";

export const metadata: Metadata = { title: "Reference" };

export default async function ReferencePage() {
  await personOnPage("/reference");
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Reference</h1>
        <p className="mt-1 max-w-prose text-ink-soft">
          Every Twilio operation that Bridgeboard offers, and every option of each, with the name it
          has in a request to Twilio.
        </p>
      </div>
      <Reference />
    </div>
  );
}
