import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { fillInEssentials } from "./form";
import { expect, test } from "./story";

/** The pictures of the README are only replaced when somebody asks for new ones. */
const folder =
  process.env["UPDATE_SCREENSHOTS"] === "1" ? "public/screenshots" : "test-results/screenshots";

test.use({ baseURL: endToEndServers().demo.url });

test("the board is pictured, in light and dark", async ({ page, board }) => {
  await page.goto("/presenter");
  await page.getByRole("button", { name: "Reset the demo" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Reset the demo" }).click();
  await expect(page.getByRole("button", { name: "Restart Demo" })).toBeVisible();
  await page.goto("/");
  await page.getByRole("link", { name: /^Sales: / }).click();
  await expect(board.row("Leo Costa").getByText("Coached by Priya Quinn")).toBeVisible();
  await page
    .getByRole("button", { name: /^Hold / })
    .first()
    .click();
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Elif Kaya (billing)" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(page.getByText("On hold", { exact: true })).toBeVisible();
  await expect(board.row("Elif Kaya").getByText("Ringing")).toBeVisible();
  await expect(page.getByText("Dialling Elif Kaya")).toBeVisible();
  await expect(page.getByText("Dialling Elif Kaya")).toBeHidden({ timeout: 10_000 });

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/board-${colorScheme}.png`, animations: "disabled" });
  }
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("slider")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const path = `${folder}/timeline-${colorScheme}.png`;
    await page.screenshot({ path, animations: "disabled" });
  }
});
