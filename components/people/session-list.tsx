"use client";

import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { ReadyButton } from "@/components/ui/ready-button";
import { endOwnSession, endOwnSessions } from "@/lib/actions/account";
import { useChange } from "@/lib/client/people";
import { signOut } from "@/lib/client/sign-in";
import type { Session } from "@/lib/model/session";

/** Where one is signed in, and how to end that, here or elsewhere. */
export function SessionList({ sessions }: { sessions: Session[] }) {
  const { make, pending, fault } = useChange("Sign out everywhere", endOwnSessions, () =>
    location.assign("/sign-in"),
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      {fault && <Notice>{fault.message}</Notice>}
      <ul className="divide-y divide-line border-line border-y">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <ReadyButton
          look="caution"
          className="justify-self-start"
          pending={pending}
          onClick={() => make()}
        >
          Sign out everywhere
        </ReadyButton>
      )}
    </div>
  );
}

/** Each row ends its session by itself: what is under way in one holds up no other. */
function SessionRow({ session }: { session: Session }) {
  const { id, browser, address, since, seen, current } = session;
  const { make, pending, fault } = useChange("End the session", endOwnSession);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <div className="wrap-anywhere font-medium">
          {browser}
          {current && <span className="font-normal text-ink-soft"> (this one)</span>}
        </div>
        <div className="text-ink-soft text-xs">
          {address && <>From {address} · </>}signed in <Moment at={since} />
          {!current && (
            <>
              {" · "}last seen <Moment at={seen} />
            </>
          )}
        </div>
      </div>
      {current ? (
        <ReadyButton onClick={() => void signOut()}>Sign out</ReadyButton>
      ) : (
        <ReadyButton
          look="caution"
          pending={pending}
          aria-label={`End the session of ${browser}${address && `, from ${address}`}`}
          onClick={() => make(id)}
        >
          End
        </ReadyButton>
      )}
      {fault && (
        <div className="basis-full">
          <Notice>{fault.message}</Notice>
        </div>
      )}
    </li>
  );
}
