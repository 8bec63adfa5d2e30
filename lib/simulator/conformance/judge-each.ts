import { afterEach } from "vitest";
import { judgeTest } from "./oversight";

// A set-up file, which runs for each file of tests: modules that they share are loaded once for all.
afterEach(judgeTest);
