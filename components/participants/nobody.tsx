import { Empty } from "@/components/ui/notice";
import { useMay } from "@/lib/client/person";

/** A conference without anybody in it: why, and what to do. */
export function Nobody({ over }: { over: boolean }) {
  const may = useMay();
  if (over) {
    return (
      <Empty title="This conference has ended">
        <p>Twilio keeps no list of who was in a conference that is over.</p>
      </Empty>
    );
  }
  if (!may("dial")) return <Empty title="Nobody is in this conference" />;
  return (
    <Empty title="Nobody is in this conference">
      <p>
        Press <strong>Dial in</strong> to call somebody into it.
      </p>
    </Empty>
  );
}
