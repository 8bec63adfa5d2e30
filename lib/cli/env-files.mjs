import { root } from "./root.mjs";

/**
 * Loads the .env files into this process, exactly as Next.js will do for its server.
 * The loader comes with Next.js: call this only once the dependencies are installed.
 */
export async function loadEnvFiles() {
  const loader = await import("@next/env");
  // It is CommonJS: Node.js has its exports under `default`, tsx has them beside it.
  const { loadEnvConfig } = loader.default ?? loader;
  loadEnvConfig(root, false);
}
