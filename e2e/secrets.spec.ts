import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { liveServerLog } from "@/lib/cli/e2e-servers.mjs";
import { fillIn } from "./form";
import { simulatorAccount } from "./simulator-account";
import { expect, test } from "./story";

/** What a person types and nobody may ever read again. */
const typed = {
  sipAuthPassword: "Sesame-0pen-7461",
  callToken: "tok_5up3rs3cr3t_9082",
  passports: "eyJhbGciOiJFUzI1NiJ9.c3RvcnktcGFzc3BvcnQ.c2ln",
};

const { accountSid, authToken } = simulatorAccount;
const secrets = [
  ...Object.values(typed),
  authToken,
  Buffer.from(`${accountSid}:${authToken}`).toString("base64"),
];

/** An authorization header's value, whoever's it is. */
const basic = /\bBasic [A-Za-z0-9+/]{16,}/i;

test("no credential and no secret option reaches the browser or the log", async ({
  page,
  board,
  simulator,
}) => {
  const received = collectAnswers(page);
  const streamed = await collectStream(page);
  const participants = [{ label: "Ana" }];
  const scene = await simulator.conference({ friendlyName: "Confidential", participants });
  const list = `/Conferences/${scene.sid}/Participants.json`;
  await page.goto("/");
  await page.goto("/reference");
  await board.open(scene);

  const dial = async (label: string) => {
    const panel = await board.dialPanel();
    const values = { to: "sip:ana@example.com", from: "ana", label, sipAuthUsername: "ana" };
    for (const [name, value] of Object.entries({ ...values, ...typed })) {
      await fillIn(panel, "createParticipant", name, value);
    }
    await panel.getByRole("button", { name: "Dial" }).click();
    return panel;
  };
  // Each way in which a dial can go takes another way through the code.
  for (const kind of ["reset", "500", "html", "lost-answer"] as const) {
    await simulator.fault({ method: "POST", path: list, kind });
    await expect(await dial(kind)).toBeHidden();
  }
  await expect(await dial("Zwölf")).toBeHidden();
  const refused = await dial("Zwölf");
  await expect(refused.getByText("already has this label")).toBeVisible();
  await refused.getByRole("button", { name: "Cancel" }).click();
  await expect(board.row("Zwölf")).toBeVisible();

  const [sent] = await scene.dials();
  expect(Object.fromEntries(sent?.form ?? [])).toMatchObject({
    SipAuthPassword: typed.sipAuthPassword,
    CallToken: typed.callToken,
    Passports: typed.passports,
  });
  const html = await page.content();
  const answers = (await received()).join("\n");
  const stream = streamed().join("\n");
  const log = await readFile(liveServerLog, "utf8");
  // The search finds what is there: the label on the page and in the stream, and so on.
  const there = { html: "Zwölf", stream: "Zwölf", answers: "sipAuthPassword", log: scene.sid };
  const found = { html, stream, answers, log };
  for (const [where, text] of Object.entries(there)) {
    const isFound = found[where as keyof typeof found].includes(text);
    expect(isFound, `${text} in ${where}`).toBe(true);
  }
  for (const text of Object.values(found)) {
    // Not the text itself: a failure would print the secret.
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(basic.test(text)).toBe(false);
  }
});

/** Everything that the browser receives from now on: pages, scripts, data, and their headers. */
function collectAnswers(page: Page): () => Promise<string[]> {
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    const headers = JSON.stringify(response.headers());
    // What has no end is collected as it comes.
    if (headers.includes("text/event-stream")) {
      answers.push(Promise.resolve(headers));
      return;
    }
    // The body of an answer that was given up, or of a redirect, cannot be had.
    answers.push(
      response.text().then(
        (text) => headers + text,
        () => headers,
      ),
    );
  });
  return () => Promise.all(answers);
}

/** Every message of the live stream from now on. */
async function collectStream(page: Page): Promise<() => string[]> {
  const messages: string[] = [];
  const devtools = await page.context().newCDPSession(page);
  devtools.on("Network.eventSourceMessageReceived", ({ data }) => messages.push(data));
  await devtools.send("Network.enable");
  return () => messages;
}
