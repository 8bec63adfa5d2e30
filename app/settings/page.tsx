import type { Metadata } from "next";
import { SettingsView } from "@/components/settings/settings-view";
import { Empty } from "@/components/ui/notice";
import { may } from "@/lib/model/permission";
import { personOnPage } from "@/lib/server/people/person-on-page";
import { readSettings } from "@/lib/server/settings";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { role } = await personOnPage("/settings");
  if (!may(role, "see-settings")) {
    return (
      <Empty title="Settings are for admins">
        <p>You are signed in as {role}. An admin can change that.</p>
      </Empty>
    );
  }
  return <SettingsView {...(await readSettings())} />;
}
