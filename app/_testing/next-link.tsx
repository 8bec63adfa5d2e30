import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { type ComponentProps, use } from "react";

interface LinkProps extends ComponentProps<"a"> {
  href: string;
  prefetch?: boolean | null;
}

/** In Next's place: a link that is followed within the page. */
export default function Link({ href, prefetch: _prefetch, onClick, children, ...rest }: LinkProps) {
  const router = use(AppRouterContext);
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented) return;
        event.preventDefault();
        router?.push(href);
      }}
    >
      {children}
    </a>
  );
}
