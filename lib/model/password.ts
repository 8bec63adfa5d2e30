/** How long a password is, in characters: long enough not to be guessed, short enough to be hashed. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** What is wrong with a password that somebody has chosen, in words; null where nothing is. */
export function passwordProblem(password: string): string | null {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min) return `Choose a password of at least ${min} characters.`;
  return password.length > max ? `A password has at most ${max} characters.` : null;
}
