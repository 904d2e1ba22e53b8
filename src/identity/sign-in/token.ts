/** The cookie that holds the token of a signed-in browser. */
export const COOKIE = 'jalon';

/** The token that a request carries, in its cookie or as a bearer. */
export function tokenOf({ headers }: { headers: { cookie?: string; authorization?: string } }): string | null {
  const bearer = /^Bearer ([\w-]{43})$/.exec(headers.authorization ?? '');
  const cookie = /(?:^|; )jalon=([\w-]{43})(?:;|$)/.exec(headers.cookie ?? '');
  return bearer?.[1] ?? cookie?.[1] ?? null;
}
