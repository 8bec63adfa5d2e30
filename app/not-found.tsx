import { Empty } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";

export default function NotFound() {
  return (
    <Empty title="There is nothing at this address">
      <p>
        A conference’s address ends in its SID: CF and 32 hexadecimal digits.{" "}
        <PageLink href="/" className="underline underline-offset-2">
          All conferences
        </PageLink>
      </p>
    </Empty>
  );
}
