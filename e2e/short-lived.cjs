// Most servers of the stories live for seconds: a database compiled to WebAssembly, made faster in
// the background, takes a second and a half of processor time that none of them gets back.
require("node:v8").setFlagsFromString("--liftoff-only");
