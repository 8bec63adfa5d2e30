import { readEnvironment } from "@/lib/server/env";
import { loadEnvFiles } from "./env-files.mjs";

await loadEnvFiles();
try {
  readEnvironment(process.env);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
