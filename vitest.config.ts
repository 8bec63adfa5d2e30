import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { reactCompiler } from "./app/_testing/react-compiler.mjs";

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pure = ["lib/{catalogue,model,simulator}/**/*.test.ts"];
const board = ["lib/{actions,cli,server}/**/*.test.ts", "app/api/**/*.test.ts"];
const mocked = ["lib/**/*.mocked.test.ts"];
const stories = ["app/**/*.test.tsx"];
const parts = ["{app,components,lib/client}/**/*.test.{ts,tsx}"];

const withServer = {
  setupFiles: "lib/server/testing/setup.ts",
  globalSetup: "lib/server/testing/global-setup.ts",
};

/** What goes to a browser, compiled as in the build, in a document beside the server that it asks. */
const inDocument = {
  extends: true as const,
  plugins: [reactCompiler()],
  resolve: {
    alias: {
      "next/link": inProject("app/_testing/next-link.tsx"),
      "geist/font/mono": inProject("app/_testing/next-font.ts"),
      "geist/font/sans": inProject("app/_testing/next-font.ts"),
    },
  },
  css: { postcss: {} },
  test: {
    setupFiles: "lib/server/testing/patience.ts",
    globalSetup: withServer.globalSetup,
    environment: inProject("app/_testing/dom.ts"),
    expect: { poll: { timeout: 10_000 } },
  },
};

export default defineConfig({
  resolve: {
    alias: {
      "@": inProject("."),
      "next/headers": inProject("lib/server/testing/next-headers.ts"),
      // The guard throws outside Next; only the tests of the server import what it guards.
      "server-only": inProject("node_modules/server-only/empty.js"),
    },
  },
  test: {
    // An embedded database takes seconds to warm up where the machine has other things to do.
    testTimeout: 15_000,
    hookTimeout: 30_000,
    // One less than there are processors is Vitest's own choice; most of the tests wait, for a database or a child.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: pure,
          // What keeps nothing to itself is loaded once for all of its tests, in half of the time.
          isolate: false,
          setupFiles: "lib/simulator/conformance/judge-each.ts",
        },
      },
      {
        extends: true,
        test: {
          ...withServer,
          name: "board",
          include: board,
          exclude: mocked,
          // What a file leaves running is ended in the set-up; it loads nothing that another has loaded.
          isolate: false,
        },
      },
      {
        extends: true,
        // What puts another module in the place of one needs a process where none is loaded yet.
        test: { ...withServer, name: "mocked", include: mocked },
      },
      {
        ...inDocument,
        test: {
          ...inDocument.test,
          name: "pages",
          include: stories,
          // A page loads nearly everything that there is.
          isolate: false,
          setupFiles: "app/_testing/setup.ts",
          // What a page draws first is also compiled then.
          testTimeout: 60_000,
        },
      },
      {
        ...inDocument,
        test: {
          ...inDocument.test,
          name: "parts",
          isolate: false,
          include: parts,
          exclude: [...board, ...stories],
        },
      },
    ],
  },
});
