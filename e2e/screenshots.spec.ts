import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { expect, test } from "./story";

/** The pictures of the README are only replaced when somebody asks for new ones. */
const folder =
  process.env["UPDATE_SCREENSHOTS"] === "1" ? "public/screenshots" : "test-results/screenshots";

test.use({ baseURL: endToEndServers().demo.url });

for (const colorScheme of ["light", "dark"] as const) {
  test(`the board is pictured in ${colorScheme}`, async ({ page, board }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/");
    await page.getByRole("link", { name: /^Sales: / }).click();
    await expect(board.row("Leo Costa").getByText("Coached by Priya Quinn")).toBeVisible();
    await expect(page.getByRole("rowheader").getByText(/^(\+|client:)/)).toHaveCount(3);
    await page.screenshot({ path: `${folder}/board-${colorScheme}.png`, animations: "disabled" });
  });
}
