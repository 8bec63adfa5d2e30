import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import type { Settings } from "@/lib/model/settings";
import { isSkewed, type Skew, skewInWords } from "@/lib/model/skew";

/** How this server is set up, and how that goes. It is changed in the environment, and read at the start. */
export function SettingsView({ callbacks, secrets, clocks, twilio }: Settings) {
  return (
    <div className="grid max-w-3xl gap-8">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Settings</h1>
        <p className="mt-1 max-w-prose text-ink-soft">
          How this server is set up. To change something, set the environment variable and restart
          the server.
        </p>
      </div>
      <Section title="Callbacks">
        <Fact name="Twilio calls">
          {callbacks === "in-process" ? (
            "this server, from the simulator inside it"
          ) : "base" in callbacks ? (
            <code className="break-all">{callbacks.base}</code>
          ) : (
            <>
              nothing yet: set <code>{callbacks.missing}</code>
            </>
          )}
        </Fact>
        {secrets.map(({ name, what, lastSigned }) => (
          <Fact key={name} name={what}>
            {lastSigned ? (
              <>
                last signed a callback <Moment at={lastSigned} />
              </>
            ) : (
              <span className="text-ink-soft">has not signed a callback yet</span>
            )}
          </Fact>
        ))}
      </Section>
      <Section title="Clocks">
        <ClockFact name="Database" skew={clocks.database} of="this server’s clock" />
        <ClockFact name="Twilio" skew={clocks.twilio} of="Bridgeboard’s clock" />
      </Section>
      {twilio && (
        <Section title="Twilio">
          <Fact name="Account">
            <code className="break-all">{twilio.accountSid}</code>
          </Fact>
          <Fact name="Signs in with">
            <span className="break-all">{twilio.signsInWith}</span>
          </Fact>
          <Fact name="Region">{twilio.place}</Fact>
          <Fact name="Address">
            <code className="break-all">{twilio.address}</code>
          </Fact>
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-medium">{title}</h2>
      <dl className="divide-y divide-line border-line border-y">{children}</dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 px-3 py-2.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="wrap-anywhere text-ink-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** Bridgeboard goes by the database's clock from its start, and does not go back with it. */
function ClockFact({ name, skew, of }: { name: string; skew: Skew | null; of: string }) {
  return (
    <Fact name={name}>
      {skew ? (
        <span className={isSkewed(skew) ? "text-danger" : undefined}>
          {skewInWords(skew)}
          {isSkewed(skew) && ` of ${of}. Have NTP set both, then restart Bridgeboard.`}
        </span>
      ) : (
        <span className="text-ink-soft">not known: it has not answered lately</span>
      )}
    </Fact>
  );
}
