import { holdFolder } from "../database/folder-lock";

/** A process that takes a folder: it says so, and stays until it is killed; or says why it cannot. */
const [folder = ""] = process.argv.slice(2);
process.stdout.write("ready\n");
process.stdin.once("data", () => {
  holdFolder(folder).then(
    () => process.stdout.write("held\n"),
    (error: unknown) => process.stdout.write(`${error instanceof Error ? error.message : ""}\n`),
  );
});
