// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { PresetRow } from "./preset-row";

const preset = { id: "1", name: "Night", shared: false, owner: null, editable: true, options: {} };

afterEach(cleanup);

it("keeps a new name that is refused in sight, and closes once it is taken", () => {
  const onOrder = vi.fn<(order: object, then: { onSuccess: () => void }) => void>();
  render(
    <PresetRow preset={preset} options={{}} onLoad={() => {}} pending={false} onOrder={onOrder} />,
  );
  fireEvent.click(screen.getByRole("button", { name: "Rename Night" }));
  const field = screen.getByRole("textbox", { name: "New name of Night" });
  fireEvent.change(field, { target: { value: "Day" } });
  fireEvent.click(screen.getByRole("button", { name: "Rename" }));
  expect(onOrder).toHaveBeenCalledWith(
    { order: "rename", id: "1", name: "Day" },
    { onSuccess: expect.any(Function) },
  );
  expect(screen.getByRole("textbox")).toHaveProperty("value", "Day");
  act(() => onOrder.mock.calls[0]?.[1].onSuccess());
  expect(screen.queryByRole("textbox")).toBeNull();
});
