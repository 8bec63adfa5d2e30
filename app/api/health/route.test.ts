import { afterEach, describe, expect, it, vi } from "vitest";
import { database } from "@/lib/server/database/database";
import { withDatabase } from "@/lib/server/testing/databases";
import { boot } from "@/lib/server/testing/process";
import { version } from "@/package.json";
import { GET } from "./route";

withDatabase();
afterEach(() => void vi.restoreAllMocks());

const shape = { mode: "live", version, database: "embedded" };

describe("the health", () => {
  it("is good while the database answers, whatever Twilio does", async () => {
    const { asked, control } = boot();
    control.fault({ path: "", kind: "500" });
    const answer = await GET();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ...shape, status: "ok" });
    expect(asked()).toEqual([]);
  });

  it("is bad when the database fails, and says nothing of why", async () => {
    boot();
    vi.spyOn(database().orm, "execute").mockRejectedValue(new Error("postgres://user:secret@host"));
    const answer = await GET();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ...shape, status: "database unavailable" });
  });

  it("is bad when the database is silent for two seconds", async () => {
    boot();
    vi.spyOn(database().orm, "execute").mockReturnValue(new Promise(() => {}) as never);
    const began = Date.now();
    expect((await GET()).status).toBe(503);
    expect(Date.now() - began).toBeLessThan(4000);
  });
});
