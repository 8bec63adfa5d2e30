import { Button, type ButtonProps } from "./button";

/** A button with an icon only; its label is read out, and shown on hover. */
export function IconButton({ label, ...rest }: ButtonProps & { label: string }) {
  return <Button look="quiet" square aria-label={label} title={label} {...rest} />;
}
