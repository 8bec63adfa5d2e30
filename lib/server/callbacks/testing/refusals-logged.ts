import { z } from "zod";

const line = z.object({ refusal: z.string(), total: z.number() });

/** How many callbacks were not taken in, by what was wrong with them, as the log says it last. */
export function refusalsLogged(logged: string): Record<string, number> {
  const lines = logged.split("\n").filter((text) => text !== "");
  const told = lines.map((text) => line.safeParse(JSON.parse(text)));
  return Object.fromEntries(
    told.flatMap(({ data }) => (data ? [[data.refusal, data.total] as const] : [])),
  );
}
