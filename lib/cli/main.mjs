import { nodeVersionProblem } from "./node-version.mjs";
import { Stop } from "./stop.mjs";

/**
 * Runs one command of the terminal and sets the exit code. A `Stop` prints its sentence and
 * nothing else; any other error is a mistake of ours and keeps its stack.
 * @param {() => Promise<number>} command resolves with the exit code
 */
export async function main(command) {
  try {
    const problem = nodeVersionProblem(process.versions.node);
    if (problem) throw new Stop(problem);
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
