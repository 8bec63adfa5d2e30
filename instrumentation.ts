/** Runs once when the server starts: a wrong environment stops it before it serves anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { start } = await import("./lib/server/start");
    await start();
  }
}
