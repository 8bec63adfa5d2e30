import { PageLink } from "@/components/ui/page-link";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import type { Named, Sentence } from "@/lib/model/audit-sentence";

/** An entry in words; a conference leads to its page, and a Call SID shows itself on hover. */
export function EntrySentence({ sentence }: { sentence: Sentence }) {
  const { who, did, whom, how, at, where } = sentence;
  return (
    <>
      <span className="font-medium">
        <Words>{isolated(who)}</Words>
      </span>{" "}
      {did}{" "}
      {whom && (
        <span className="font-medium" title={whom.sid}>
          <Words>{isolated(whom.text)}</Words>
        </span>
      )}
      {how && ` ${how}`}
      {at && ` ${at}`} {where && <Where where={where} />}
    </>
  );
}

function Where({ where: { text, sid } }: { where: Named }) {
  const words = <Words>{isolated(text)}</Words>;
  if (!sid) return <span className="font-medium">{words}</span>;
  return (
    <PageLink
      href={`/conferences/${sid}`}
      title={sid}
      className="font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      {words}
    </PageLink>
  );
}
