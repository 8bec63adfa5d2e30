import { createRequire } from "node:module";

/** @typedef {{ code: string, map: object | null }} Compiled */

/** @type {{ transformAsync: (code: string, options: object) => Promise<Compiled | null> }} */
const babel = createRequire(import.meta.url)("next/dist/compiled/babel/core");

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
      const compiled = await babel.transformAsync(code, {
        filename: file,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: file.endsWith("x") ? ["typescript", "jsx"] : ["typescript"] },
        plugins: [
          ["babel-plugin-react-compiler", { environment: { enableNameAnonymousFunctions: false } }],
        ],
      });
      return compiled && { code: compiled.code, map: /** @type {never} */ (compiled.map) };
    },
  };
}
