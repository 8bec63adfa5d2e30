import Link from "next/link";
import { Empty } from "@/components/ui/notice";

export default function NotFound() {
  return (
    <Empty title="There is nothing at this address">
      <p>
        A conference’s address ends in its SID: CF and 32 hexadecimal digits.{" "}
        <Link href="/" className="underline underline-offset-2">
          All conferences
        </Link>
      </p>
    </Empty>
  );
}
