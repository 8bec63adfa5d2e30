import { describe } from "vitest";
import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, testAs, within } from "@/app/_testing/story";
import { simulatorAccount } from "@/e2e/simulator-account";
import { hearTwilioClock } from "@/lib/server/gateway/twilio-clock";

const section = (name: string) => within(screen.getByRole("region", { name }));

describe("an admin", () => {
  const asAdmin = testAs("admin");

  asAdmin("sees what signs the callbacks, and when it did last", async ({ page, simulator }) => {
    await page.goto("/settings");
    await screen.findByRole("heading", { name: "Settings", level: 1 });
    const callbacks = section("Callbacks");
    expect(callbacks.getByText(/\/api\/twilio\/callbacks$/)).toBeVisible();
    expect(callbacks.getByText("has not signed a callback yet")).toBeVisible();

    const scene = await simulator.conference({
      friendlyName: "Support",
      participants: [{ label: "Ana" }],
      callbackUrl,
    });
    await simulator.farParty(scene.callSid("Ana"), "talk");
    await expect
      .poll(async () => {
        await page.reload();
        return section("Callbacks").queryByText(/^last signed a callback/);
      })
      .toBeVisible();
    expect(document.body.textContent).not.toContain(simulatorAccount.authToken);
  });

  asAdmin("sees that the clocks are in step, and when one is not", async ({ page }) => {
    await page.goto("/settings");
    expect(await screen.findByText("Database")).toBeVisible();
    expect(section("Clocks").getAllByText("in step")).not.toEqual([]);
    const now = Date.now();
    const date = new Date(now + 300_000).toUTCString();
    hearTwilioClock({ date, sent: now, received: now });
    await page.reload();
    expect(
      section("Clocks").getByText(
        /ahead of Bridgeboard’s clock. Have NTP set both, then restart Bridgeboard/,
      ),
    ).toBeVisible();
  });
});

test("a supervisor is told that settings are for admins", async ({ page }) => {
  await page.goto("/settings");
  expect(await screen.findByText("Settings are for admins")).toBeVisible();
  expect(screen.queryByRole("region", { name: "Callbacks" })).toBeNull();
});
