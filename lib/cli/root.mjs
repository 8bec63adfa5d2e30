import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, wherever it was cloned to. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** An absolute path inside the project. @param {...string} parts */
export function inProject(...parts) {
  return join(root, ...parts);
}
