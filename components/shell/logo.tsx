/** A bridge seen from the side: two towers, one deck. */
export function Logo() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className="size-6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d="M2 17h20M7 6v14M17 6v14" />
      <path d="M2 13.5C4.5 13 6 10 7 6.5c1.2 4 2.8 6 5 6s3.800-2 5-6c1 3.500 2.500 6.500 5 7" />
    </svg>
  );
}
