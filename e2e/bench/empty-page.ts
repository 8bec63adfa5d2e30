import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { nextCommand } from "@/lib/cli/next-command.mjs";
import { inProject } from "@/lib/cli/root.mjs";
import { startNext } from "../servers";
import { type FirstLoad, firstLoadOf } from "./first-load";

const layout = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;

const page = `export default function Page() {
  return <p>Empty</p>;
}
`;

/**
 * What a page with nothing on it costs: an app of a layout and a page, without a stylesheet or a
 * client component, built with this project's Next.js and React. It lies inside the project, so
 * that it finds them.
 */
export async function emptyPageLoad(browser: Browser, port: number): Promise<FirstLoad> {
  mkdirSync(inProject(".data"), { recursive: true });
  const folder = mkdtempSync(inProject(".data", "empty-page-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    mkdirSync(join(folder, "app"));
    writeFileSync(join(folder, "app", "layout.jsx"), layout);
    writeFileSync(join(folder, "app", "page.jsx"), page);
    // Without one of its own, Next.js takes the project's.
    writeFileSync(join(folder, "instrumentation.js"), "export function register() {}\n");
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    writeFileSync(join(folder, "next.config.mjs"), "export default { agentRules: false };\n");
    build(folder);
    const server = await startNext(port, process.env, "/", folder);
    try {
      return await firstLoadOf(browser, server.url);
    } finally {
      await server.stop();
    }
  } finally {
    remove();
    process.off("exit", remove);
  }
}

function build(folder: string): void {
  process.stdout.write("Building an empty page to compare with …\n");
  const { command, args, env } = nextCommand(["build"]);
  const { status, stdout } = spawnSync(command, args, { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`The empty page could not be built:\n${stdout}`);
}
