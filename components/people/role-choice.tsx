import { useId } from "react";
import { type Role, roles } from "@/lib/model/person";
import { roleDoes } from "@/lib/model/role-words";

interface RoleChoiceProps {
  /** Nothing else says what is chosen here. */
  titled?: boolean;
  chosen: Role;
  onChoose: (role: Role) => void;
}

/** One of the three roles, each with what it is for. */
export function RoleChoice({ titled = false, chosen, onChoose }: RoleChoiceProps) {
  const id = useId();
  return (
    <fieldset className="grid gap-3">
      <legend className={titled ? "mb-2 font-medium" : "sr-only"}>Role</legend>
      {roles.map((role) => (
        <div key={role} className="grid grid-cols-[auto_1fr] items-center gap-x-2.5">
          <input
            id={`${id}-${role}`}
            type="radio"
            name="role"
            value={role}
            checked={chosen === role}
            onChange={() => onChoose(role)}
            aria-describedby={`${id}-${role}-does`}
            className="size-4 accent-ink pointer-coarse:size-6"
          />
          <label htmlFor={`${id}-${role}`} className="cursor-pointer font-medium capitalize">
            {role}
          </label>
          <p id={`${id}-${role}-does`} className="col-start-2 text-ink-soft text-xs">
            {roleDoes[role]}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
