import type { FastifyReply, FastifyRequest } from 'fastify';
import { wantsPage } from '../http/problem.filter.js';
import { problemOf } from '../http/problem.js';
import type { Check } from '../kernel/decision.js';
import type { Fault } from '../kernel/domain-error.js';
import { sendPage } from './page.js';

/** Why a form was refused, as the partial `refusal` shows it above what was filled in. */
export interface Refusal {
  /** The key of its heading in `templates/locales`. */
  heading: string;
  checks: Check[];
  /** What is wrong of each field; `memberIds.0` is said of the field `memberIds`. */
  faults: (Fault & { field: string })[];
}

const SHOWN_AGAIN = [400, 409, 422];

/**
 * Shows the page of a form once more with what was filled in, under why it was refused. What is no refusal of the form
 * goes on as it came, and so does the refusal of a program.
 */
export async function showAgain(
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  page: (refusal: Refusal) => Promise<string>,
): Promise<void> {
  const { status, code, checks = [], faults = [] } = problemOf(error, request.url, request.id);
  if (!wantsPage(request) || !SHOWN_AGAIN.includes(status)) throw error;
  const heading = code.startsWith('platform.') ? `problem.${status}.title` : `problems:${code}`;
  const ofFields = faults.map((fault) => ({ ...fault, field: fault.at.split('.')[0] ?? fault.at }));
  const html = await page({ heading, checks, faults: ofFields });
  await sendPage(reply, html, status);
}
