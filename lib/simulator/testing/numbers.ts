/** The account's own number, for From. */
export const OURS = "+14155550100";
/** Answers at once. */
export const ANSWERS = "+15005550011";
/** Rings until the far party acts. */
export const RINGS = "+15005550015";
