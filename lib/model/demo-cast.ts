import type { Role } from "./person";

/** Who one can be in a demo. None of them exists in live mode. */
export const demoCast: Record<Role, string> = { viewer: "Vera", supervisor: "Dana", admin: "Alex" };
