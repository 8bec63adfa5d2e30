// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { signOut } from "./sign-in";

const toast = vi.hoisted(() => ({ error: vi.fn<(text: string) => void>() }));
vi.mock("sonner", () => ({ toast }));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  toast.error.mockReset();
});

/** Signs out at a server that answers like this. @returns where the browser is sent, if anywhere */
async function signingOut(answer: () => Promise<Response>): Promise<string | undefined> {
  vi.stubGlobal("fetch", answer);
  const assign = vi.spyOn(location, "assign").mockReturnValue();
  await signOut();
  return assign.mock.calls[0]?.[0]?.toString();
}

describe("signing out", () => {
  it("leads to the page on which the next session begins", async () => {
    expect(await signingOut(async () => Response.json({ success: true }))).toBe("/sign-in");
    expect(toast.error).not.toHaveBeenCalled();
  });

  it.each<[string, () => Promise<Response>, string]>([
    [
      "another site",
      async () => Response.json({ message: "Another site asked for this." }, { status: 403 }),
      "Sign out: Another site asked for this.",
    ],
    [
      "a database that is away",
      async () => Response.json({ message: "Try again in a while." }, { status: 503 }),
      "Sign out: Try again in a while.",
    ],
    ["no network", () => Promise.reject(new TypeError("Failed to fetch")), "cannot be reached"],
    [
      "a proxy's page",
      async () => new Response("<h1>502</h1>", { status: 502 }),
      "cannot be reached",
    ],
    ["a proxy's nothing", async () => Response.json({}, { status: 500 }), "cannot be reached"],
  ])("says why it is not done with %s, and stays", async (_, answer, words) => {
    expect(await signingOut(answer)).toBeUndefined();
    expect(toast.error.mock.calls).toEqual([[expect.stringContaining(words), expect.anything()]]);
  });
});
