// Test servers run for seconds. Optimizing the WebAssembly of their embedded database costs each of them
// 1.5 s of processor time and never pays off, so V8 stops after its fast first compile.
require("node:v8").setFlagsFromString("--liftoff-only");
