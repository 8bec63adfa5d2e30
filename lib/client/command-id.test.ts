import { expect, it } from "vitest";
import { z } from "zod";
import { newCommandId } from "./command-id";

it("is a UUID that nobody else has", () => {
  const ids = Array.from({ length: 1000 }, newCommandId);
  expect(new Set(ids).size).toBe(1000);
  expect(ids.every((id) => z.uuidv4().safeParse(id).success)).toBe(true);
});
