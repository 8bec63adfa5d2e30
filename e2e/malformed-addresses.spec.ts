import { expect, test } from "./story";

test.use({ expectedError: /status of 400/ });

test("an address that cannot be read is answered with a sentence", async ({ page }) => {
  for (const path of [
    "/join/%ff",
    "/join/%",
    "/join/%00",
    "/conferences/%zz",
    "/conferences/%e0%a4/timeline",
    "/?status=%00",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(400);
    await expect(page.getByText("This address cannot be read")).toBeVisible();
  }
  await page.getByRole("link", { name: "All conferences" }).click();
  await expect(page.getByRole("heading", { name: "Conferences" })).toBeVisible();
});

test("so is that of a route, in JSON", async ({ request }) => {
  for (const path of [
    "/api/conferences/%ff",
    "/api/conferences/%00/timeline",
    "/api/receipts?id=%",
    "/api/twilio/callbacks/%ff",
    "/api/auth/%e0%a4",
  ]) {
    for (const method of ["GET", "POST"]) {
      const answer = await request.fetch(path, { method });
      expect(answer.status(), path).toBe(400);
      expect(await answer.json()).toMatchObject({ fault: { kind: "invalid" } });
    }
  }
});
