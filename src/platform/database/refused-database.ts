import { DatabaseUnreachable } from './database.errors.js';

const OLDEST = 15;

/** What to do about a server that does not let us in, by its code or by how the connection failed. */
const ADVICE: [RegExp, (url: URL) => string][] = [
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)$/,
    () => 'Check host and port in DATABASE_URL, and that the server runs.',
  ],
  [/^(28P01|28000|SASL)$/, () => 'Check user and password: DATABASE_URL=postgres://user:password@host:5432/name.'],
  [/^3D000$/, ({ pathname }) => `Make the database first: createdb ${pathname.slice(1)}`],
  [/^42501$/, () => 'Let this user CONNECT to the database and CREATE in it.'],
];

/** The refusal of a server that could not be reached, with what a newcomer can do about it. */
export function notReached(given: string, error: unknown): DatabaseUnreachable {
  const url = new URL(given);
  const { message, code = '' } = error as Error & { code?: string };
  const kind = message.startsWith('SASL') ? 'SASL' : code;
  const [, advice] = ADVICE.find(([codes]) => codes.test(kind)) ?? [];
  const why = kind === 'SASL' ? 'it asks for a password' : message || code;
  const what = advice?.(url) ?? 'Check DATABASE_URL, and that the server runs and lets this user in.';
  return new DatabaseUnreachable(`The database at ${placeOf(url)} cannot be reached: ${why}. ${what}`, {
    cause: error,
  });
}

/** The refusal of a server of this version (`server_version_num`, as 150020), or null when it is new enough. */
export function tooOld(given: string, versionNumber: number): DatabaseUnreachable | null {
  const version = Math.floor(versionNumber / 10_000);
  if (version >= OLDEST) return null;
  const found = Number.isFinite(version) ? `PostgreSQL ${version}` : 'no PostgreSQL that tells its version';
  return new DatabaseUnreachable(
    `The database at ${placeOf(new URL(given))} is ${found}; ${OLDEST} or later is needed. ` +
      'Name another server in DATABASE_URL, or leave it out to use the one that comes along.',
  );
}

/** Without user and password. */
function placeOf({ host, pathname }: URL): string {
  return `${host}${pathname}`;
}
