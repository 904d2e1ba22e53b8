import { HttpException } from '@nestjs/common';
import { isConnectionTrouble } from '../database/database.errors.js';
import { DomainError, type ErrorKind, type Fault } from '../kernel/domain-error.js';
import type { Check, Facts } from '../kernel/decision.js';
import { TooManyTries } from './too-many-tries.js';

/** The body of every refusal (RFC 9457), with what the reader needs to act on it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  instance: string;
  code: string;
  facts?: Facts;
  checks?: Check[];
  faults?: Fault[];
  requestId?: string;
}

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
};

/** What a status means, for problems that have no words of their own. */
export const TITLES: Record<number, string> = {
  400: 'The request cannot be understood',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'There is nothing here',
  405: 'This address does not take that method',
  409: 'Another change was faster',
  413: 'The request is too large',
  415: 'This kind of content is not taken',
  429: 'Too many requests: wait a moment',
  500: 'Something went wrong on our side; nothing was changed',
  503: 'The service cannot be reached for a moment; nothing was changed',
};

/** What a caller is told of an error: the domain's own words, or no more than the status for anything unforeseen. */
export function problemOf(error: unknown, instance: string, requestId: string): Problem {
  if (error instanceof DomainError) return fromDomain(error, instance);
  if (error instanceof HttpException) return fromNest(error, instance);
  const status = statusOf(error);
  return { ...plain(status, instance), ...(status >= 500 && { requestId }) };
}

function fromDomain(error: DomainError, instance: string): Problem {
  const { kind, code, message, facts, checks, faults } = error;
  return {
    type: `urn:problem:${code}`,
    title: message,
    status: STATUS[kind],
    instance,
    code,
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(checks.length > 0 && { checks }),
    ...(faults.length > 0 && { faults }),
  };
}

function fromNest(error: HttpException, instance: string): Problem {
  const problem = plain(error.getStatus(), instance);
  if (error instanceof TooManyTries)
    return { ...problem, type: `urn:problem:${error.code}`, title: error.message, code: error.code };
  const body = error.getResponse();
  const faults = typeof body === 'object' && 'faults' in body ? (body.faults as Fault[]) : [];
  return faults.length > 0 ? { ...problem, code: 'platform.invalid-input', faults } : problem;
}

function plain(status: number, instance: string): Problem {
  return {
    type: 'about:blank',
    title: TITLES[status] ?? TITLES[status >= 500 ? 500 : 400] ?? '',
    status,
    instance,
    code: `platform.${status}`,
  };
}

/** Fastify's own refusals carry a status; trouble in reaching the database is a moment's; the rest is our fault. */
function statusOf(error: unknown): number {
  if (isConnectionTrouble(error)) return 503;
  const status = error instanceof Error ? (error as { statusCode?: number }).statusCode : undefined;
  return status && status >= 400 && status < 600 ? status : 500;
}
