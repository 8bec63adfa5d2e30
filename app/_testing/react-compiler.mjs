import { createRequire } from "node:module";

/** @typedef {{ code: string, map: object | null }} Compiled */

/** @type {{ transformAsync: (code: string, options: object) => Promise<Compiled | null> }} */
const babel = createRequire(import.meta.url)("next/dist/compiled/babel/core");

/**
 * What is compiled, by its file and text: several projects of Vitest load the same ones.
 * @type {Map<string, Promise<Compiled | null>>}
 */
const compiled = new Map();

/**
 * Compiles what goes to the browser as `next build` does: by the React Compiler, run by the Babel that
 * Next.js ships, with the options that Next.js gives it for production. Pages themselves stay as they
 * are: they run on the server.
 * @returns {import("vite").Plugin}
 */
export function reactCompiler() {
  return {
    name: "react-compiler",
    enforce: "pre",
    async transform(code, id) {
      const [file = ""] = id.split("?");
      const goesToBrowser = /\/(components|lib\/client)\/.+\.tsx?$/.test(file);
      if (!goesToBrowser || /\.test\.tsx?$/.test(file)) return null;
      const key = `${file}\n${code}`;
      const compiling = compiled.get(key) ?? compile(file, code);
      compiled.set(key, compiling);
      const result = await compiling;
      return result && { code: result.code, map: /** @type {never} */ (result.map) };
    },
  };
}

/** @param {string} file @param {string} code */
function compile(file, code) {
  return babel.transformAsync(code, {
    filename: file,
    babelrc: false,
    configFile: false,
    sourceMaps: true,
    parserOpts: { plugins: file.endsWith("x") ? ["typescript", "jsx"] : ["typescript"] },
    plugins: [
      ["babel-plugin-react-compiler", { environment: { enableNameAnonymousFunctions: false } }],
    ],
  });
}
