import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { passSignals } from "./signals.mjs";

// node lib/cli/log-to-file.mjs <file> <script> [arguments]: runs the script and writes all that it
// prints to the file; a script that fails shows its last words on the terminal.
const [file, ...command] = process.argv.slice(2);
if (!file || command.length === 0) throw new Error("log-to-file.mjs needs a file and a script");

mkdirSync(dirname(file), { recursive: true });
const log = openSync(file, "w");
// A colour code in the middle of a word would hide it from a search.
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, NO_COLOR: "1" };
delete env.FORCE_COLOR;
const child = spawn(process.execPath, command, { env, stdio: ["ignore", log, log] });
const stopped = passSignals(child, { as: "SIGTERM", graceMs: 3000 });
child.once("exit", (code) => {
  if (stopped()) return;
  process.stderr.write(readFileSync(file, "utf8").slice(-2000));
  process.exitCode = code || 1;
});
