import { randomInt } from "node:crypto";
import { asking } from "@/lib/server/testing/next-headers";
import { askBoard, BOARD } from "./network";

/** A browser at the board: its cookies, and an address of its own, because limits are kept per address. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  private readonly address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;

  /** The headers of what this browser asks for. */
  headers(more: HeadersInit = {}): Headers {
    const sent = new Headers(more);
    sent.set("host", new URL(BOARD).host);
    sent.set("x-forwarded-for", this.address);
    sent.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    return sent;
  }

  /** Asks a route of the board, as this browser's page does. */
  async ask(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const asked =
      input instanceof Request ? input : new Request(new URL(String(input), BOARD), init);
    const headers = this.headers(asked.headers);
    if (asked.method !== "GET") headers.set("origin", BOARD);
    const answered = await askBoard(new Request(asked, { headers }));
    for (const line of answered.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answered;
  }

  /** Posts JSON to a route of the board. @throws Error with the status where it is refused */
  async post(path: string, data: object): Promise<void> {
    const headers = { "Content-Type": "application/json" };
    const answered = await this.ask(path, { method: "POST", headers, body: JSON.stringify(data) });
    if (!answered.ok) throw new Error(`POST ${path}: ${answered.status} ${await answered.text()}`);
  }

  /** Calls an action of the board, as this browser's page does. */
  act<Value>(action: () => Promise<Value>): Promise<Value> {
    return asking.request.run(this.headers({ origin: BOARD }), action);
  }

  /** Has this cookie and no other; with null, none at all. */
  keepOnly(cookie: readonly [name: string, value: string] | null): void {
    this.cookies.clear();
    if (cookie) this.cookies.set(...cookie);
  }
}
