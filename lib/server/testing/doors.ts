import { environment } from "../env";
import { signInDoor } from "../people/door";

const HOST = "localhost:3000";

/** The test's board signs its cookies with a secret of its own, and writes none to the disk. */
export function withSecret(more: object = {}): void {
  Object.assign(environment(), { authSecret: "a secret of the tests, and long enough", ...more });
}

/** A browser at the board's doors: it keeps their cookies, and sends them back. */
export function browser(address = "192.0.2.1") {
  const cookies = new Map<string, string>();
  async function ask(method: "GET" | "POST", path: string, body?: string, more: object = {}) {
    const headers = new Headers({ host: HOST, "x-forwarded-for": address, ...more });
    const kept = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (kept) headers.set("cookie", kept);
    if (method === "POST") {
      if (!headers.has("content-type")) headers.set("content-type", "application/json");
      if (!headers.has("origin")) headers.set("origin", `http://${HOST}`);
    }
    const response = await signInDoor(
      new Request(new URL(path, `http://${HOST}`), {
        method,
        headers,
        ...(body !== undefined && { body }),
      }),
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  return {
    cookies,
    get: (path: string, more?: object) => ask("GET", path, undefined, more),
    post: (path: string, body: object, more?: object) =>
      ask("POST", path, JSON.stringify(body), more),
    /** Sends a body as it stands, said to be of this type. */
    send: (path: string, body: string, type: string) =>
      ask("POST", path, body, { "content-type": type }),
  };
}
