/** How long a password is, in characters: long enough not to be guessed, short enough to be hashed. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/**
 * What is wrong with a password that somebody has chosen, in words; null where nothing is.
 * @param email whose it is to be, where that is known
 */
export function passwordProblem(password: string, email?: string): string | null {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min) return `Choose a password of at least ${min} characters.`;
  if (password.length > max) return `A password has at most ${max} characters.`;
  if (new Set(password).size === 1) {
    return "One character again and again is the first that anybody tries. Choose another password.";
  }
  if (email && password.trim().toLowerCase() === email.trim().toLowerCase()) {
    return "Your own e-mail address is the first that anybody tries. Choose another password.";
  }
  return null;
}
