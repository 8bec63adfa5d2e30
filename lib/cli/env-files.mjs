import { root } from "./root.mjs";

/**
 * Loads the .env files into this process, exactly as Next.js will do for its server.
 * It comes with Next.js, so it can be called only once the dependencies are installed.
 */
export async function loadEnvFiles() {
  const { default: nextEnv } = await import("@next/env");
  nextEnv.loadEnvConfig(root, false);
}
