"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { controlLook } from "@/components/ui/field";
import { SearchBox } from "@/components/ui/search-box";
import { conferencesQuery } from "@/lib/client/conferences";
import type { Direct } from "@/lib/client/stage";
import { conferenceInWords } from "@/lib/model/conference";
import { Cast } from "./cast";
import { Section } from "./section";

/** The people on the simulated phones, one conference at a time. */
export function People({ direct }: { direct: Direct }) {
  const { data } = useQuery(conferencesQuery({}));
  const live = data?.conferences.filter(({ status }) => status !== "completed") ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [search, setSearch] = useState("");
  const conference = live.find(({ sid }) => sid === chosen) ?? live[0];
  return (
    <Section title="People">
      {!conference && <p className="text-ink-soft">Nobody is on the phone. Play a scenario.</p>}
      {conference && (
        <>
          <div className="flex flex-wrap gap-2">
            <select
              aria-label="Conference"
              value={conference.sid}
              onChange={(event) => setChosen(event.target.value)}
              className={`${controlLook} min-w-0 flex-1 basis-52`}
            >
              {live.map((one) => (
                <option key={one.sid} value={one.sid}>
                  {conferenceInWords(one)}
                </option>
              ))}
            </select>
            <SearchBox
              label="Find somebody"
              value={search}
              onChange={setSearch}
              className="flex-1 basis-40"
            />
          </div>
          <Cast conferenceSid={conference.sid} search={search} direct={direct} />
        </>
      )}
    </Section>
  );
}
