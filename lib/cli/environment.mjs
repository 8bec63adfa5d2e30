import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** The files that Next.js reads for a production server; what is set already, even to "", wins. */
const envFiles = [".env", ".env.production", ".env.local", ".env.production.local"];

/** Settings of a real installation that no test may touch. */
const personal = [
  "AUTH_SECRET",
  "DATABASE_URL",
  "DATA_DIR",
  "HOST",
  "LOG_LEVEL",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_ISSUER",
  "OIDC_NAME",
  "PORT",
  "PUBLIC_URL",
  "RETENTION_DAYS",
  "STREAMS_PER_PERSON",
  "TRUSTED_PROXIES",
];

/** The names of the variables that the .env files set. @param {string} [folder] */
export function namesInEnvFiles(folder = root) {
  return envFiles.flatMap((file) => {
    try {
      const text = readFileSync(join(folder, file), "utf8");
      const lines = text.matchAll(/^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]/gm);
      return [...lines].map((line) => line[1] ?? "");
    } catch {
      return [];
    }
  });
}

/** @param {string} name */
const isTwilio = (name) => name.startsWith("TWILIO_");

/**
 * The environment without anybody's Twilio account: its variables are gone, and those that a .env
 * file would bring back are set to nothing.
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [fromFiles] the names that .env files set
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutTwilio(env, fromFiles = namesInEnvFiles()) {
  const clean = { ...env };
  for (const name of Object.keys(clean)) if (isTwilio(name)) delete clean[name];
  for (const name of fromFiles) if (isTwilio(name)) clean[name] = "";
  return clean;
}

/**
 * Blanks to lay over an environment so that a server under test sees nobody's account, database
 * or address, neither from the shell nor from a .env file.
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [fromFiles] the names that .env files set
 * @returns {Record<string, string>}
 */
export function blanks(env, fromFiles = namesInEnvFiles()) {
  const names = [...Object.keys(env).filter(isTwilio), ...fromFiles, ...personal];
  return Object.fromEntries(names.map((name) => [name, ""]));
}
