import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Where distributions keep it, which is not always on the path of whoever runs the stories. */
const env = { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/usr/local/sbin` };
const runs = (command: string, option: string) =>
  spawnSync(command, [option], { env, stdio: "ignore" }).status === 0;

/** Why there can be no nginx with TLS on this machine; null if there can. */
export function withoutNginx(): string | null {
  const missing = [
    ...(runs("nginx", "-v") ? [] : ["nginx"]),
    ...(runs("openssl", "version") ? [] : ["openssl"]),
  ];
  return missing.length > 0 ? `${missing.join(" and ")} is not installed on this machine.` : null;
}

/**
 * nginx in front of a board, with TLS and a certificate of its own.
 * @param host what it passes on as Host, as it stands in its configuration
 * @returns how to stop it
 */
export async function startNginx(
  port: number,
  board: string,
  host: "$host" | "$http_host",
): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "bridgeboard-nginx-"));
  makeCertificate(folder);
  await writeFile(join(folder, "nginx.conf"), configuration({ port, board, host }));
  const child = spawn("nginx", ["-p", folder, "-e", "stderr", "-c", "nginx.conf"], {
    env,
    stdio: "inherit",
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  await listening(port, child);
  return async () => {
    process.off("exit", kill);
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
}

function makeCertificate(folder: string): void {
  const made = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")];
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...made];
  const { status, stderr } = spawnSync("openssl", [...args, "-subj", "/CN=localhost"], { env });
  if (status !== 0) throw new Error(`There is no certificate: ${String(stderr)}`);
}

/** One process, and all that it writes in its own folder. */
function configuration({ port, board, host }: { port: number; board: string; host: string }) {
  const folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `daemon off;
master_process off;
pid nginx.pid;
events {}
http {
  access_log off;
${folders.map((name) => `  ${name}_temp_path ${name};`).join("\n")}
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate certificate.pem;
    ssl_certificate_key key.pem;
    location / {
      proxy_pass ${board};
      proxy_http_version 1.1;
      proxy_set_header Host ${host};
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
    }
  }
}
`;
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const heard = await Promise.race([once(socket, "connect"), once(socket, "error")]).catch(
      () => null,
    );
    const isOpen = heard !== null && !socket.connecting && !socket.errored;
    socket.destroy();
    if (isOpen) return;
    await pause(50);
  }
  throw new Error("nginx did not start; what was printed above may say why.");
}
