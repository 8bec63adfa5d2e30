import { defineConfig } from "drizzle-kit";

/** `npm run migrations`: writes what changed in the tables as a migration, which runs at start. */
export default defineConfig({
  dialect: "postgresql",
  schema: [
    "lib/server/database/people.ts",
    "lib/server/database/record.ts",
    "lib/server/database/presets.ts",
    "lib/server/database/watches.ts",
  ],
  out: "lib/server/database/migrations",
});
