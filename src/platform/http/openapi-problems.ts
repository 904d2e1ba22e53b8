import { type Json, PREFIX } from './openapi-shapes.js';
import { TITLES } from './problem.js';
import type { Route } from './routes.js';

type Codes = Record<number, readonly string[]>;

const OF_INPUT: Codes = { 400: ['platform.400', 'platform.invalid-input'] };
const OF_CLOSED_DOORS: Codes = { 401: ['platform.401'], 403: ['identity.not-permitted'] };
const OF_CHANGES: Codes = {
  403: ['platform.foreign-origin'],
  409: ['platform.already-taken'],
  413: ['platform.413'],
  415: ['platform.415'],
};
const OF_UPLOADS: Codes = { 400: ['platform.no-file', 'platform.file-refused'] };
const OF_PRINTING: Codes = { 409: ['platform.printer-busy'], 422: ['platform.document-unprintable'] };
const OF_KEYS: Codes = { 400: ['platform.idempotency-key-invalid'], 422: ['platform.idempotency-key-reused'] };
const ALWAYS: Codes = { 500: ['platform.500'], 503: ['platform.503'] };
const SHARED = together([OF_INPUT, OF_CLOSED_DOORS, OF_CHANGES, ALWAYS]);

/** The answers that many routes share, by name. */
export function problemResponses(): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(SHARED).map(([status, codes]) => [`Problem${status}`, problem(Number(status), codes)]),
  );
}

/** The problems that a route can have, by status, with the codes that each may bear. */
export function problemsOf(route: Route, takesInput: boolean): Json {
  const codes = together([route.operation?.refusals ?? {}, ...codesOfTheHouse(route, takesInput), ALWAYS]);
  return Object.fromEntries(
    Object.entries(codes).map(([status, own]) => {
      const isShared = own.every((code) => SHARED[Number(status)]?.includes(code));
      return [status, isShared ? { $ref: `#/components/responses/Problem${status}` } : problem(Number(status), own)];
    }),
  );
}

/** What the platform may answer before or behind the domain. */
function codesOfTheHouse({ method, isPublic, answer, upload, isOncePerKey }: Route, takesInput: boolean): Codes[] {
  const changes = method !== 'GET';
  return [
    ...(takesInput || changes ? [OF_INPUT] : []),
    ...(isPublic ? [] : [OF_CLOSED_DOORS]),
    ...(changes ? [OF_CHANGES] : []),
    ...(upload ? [OF_UPLOADS] : []),
    ...(isOncePerKey ? [OF_KEYS] : []),
    ...(answer?.mediaType === 'application/pdf' ? [OF_PRINTING] : []),
  ];
}

function together(tables: Codes[]): Codes {
  const all: Record<number, string[]> = {};
  for (const table of tables) {
    for (const [status, codes] of Object.entries(table)) (all[Number(status)] ??= []).push(...codes);
  }
  return all;
}

function problem(status: number, codes: readonly string[]): Json {
  const names = codes.map((code) => `\`${code}\``).join(', ');
  const schema = { allOf: [{ $ref: `${PREFIX}Problem` }, { properties: { code: { enum: codes } } }] };
  return {
    description: `${TITLES[status] ?? 'The rules say no; the checks say why'}: ${names}`,
    content: { 'application/problem+json': { schema } },
  };
}
