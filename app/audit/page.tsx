import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditList } from "@/components/audit/audit-list";
import { Empty } from "@/components/ui/notice";
import { may } from "@/lib/model/permission";
import { personOnPage } from "@/lib/server/people/person-on-page";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const { role } = await personOnPage("/audit", await searchParams);
  if (!may(role, "read-audit")) {
    return (
      <Empty title="The audit is for admins">
        <p>
          You are signed in as {role}. The last commands on each participant stand on the
          conference’s own page.
        </p>
      </Empty>
    );
  }
  return (
    <Suspense>
      <AuditList />
    </Suspense>
  );
}
