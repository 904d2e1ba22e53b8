import { inputPipe } from '../../platform/http/input.pipe.js';
import { problemOf } from '../../platform/http/problem.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { identityFaults, tidyIdentity } from './civil-identity.rules.js';
import { type CivilIdentity, IDENTITY_FIELDS } from './civil-identity.types.js';
import {
  CorrectCivilIdentityBody,
  ReadWithReasonBody,
  RegisterLearnerBody,
  VerifyIdentityBody,
} from './learners.dto.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

const NUMBERS = ['birthYear', 'birthMonth', 'birthDay'];

const pipe = inputPipe();

/** The correction that a form asks for: the whole identity as it shall stand, and why. */
export function correctionOf(form: Form): Promise<CorrectCivilIdentityBody> {
  const { reason, correctsId } = form;
  return bodyOf(CorrectCivilIdentityBody, { reason: trimmed(reason), correctsId, identity: identityIn(form) });
}

/** The learner that a form takes in: the account, and the civil identity. */
export function registrationOf(form: Form): Promise<RegisterLearnerBody> {
  const { email, language } = form;
  return bodyOf(RegisterLearnerBody, { email: trimmed(email), language, identity: identityIn(form) });
}

/** Stands for what cannot be read, so that the rest is looked at all the same; its year has every day. */
const READABLE: Partial<CivilIdentity> = {
  birthName: 'A',
  firstName: 'A',
  secondName: 'A',
  sex: 'F',
  birthYear: 2000,
};

/** All that is wrong with the identity in a form, whatever else is; `today` is YYYY-MM-DD. */
export async function faultsInForm(form: Form, today: string): Promise<Fault[]> {
  const unreadable = await unreadableIn(form);
  const replaced = IDENTITY_FIELDS.filter((name) => unreadable.some(({ at }) => at === `identity.${name}`));
  const standIns = Object.fromEntries(replaced.map((name) => [name, READABLE[name] ?? null]));
  const identity = { ...identityIn(form), ...standIns } as unknown as CivilIdentity;
  return [...unreadable, ...identityFaults(tidyIdentity(identity), today)].toSorted((a, b) => placeOf(a) - placeOf(b));
}

async function unreadableIn(form: Form): Promise<Fault[]> {
  try {
    await correctionOf({ ...form, reason: 'asked for apart' });
    return [];
  } catch (error) {
    return problemOf(error, '', '').faults ?? [];
  }
}

/** Where a fault stands in the order of the form. */
function placeOf({ at }: Fault): number {
  return IDENTITY_FIELDS.findIndex((name) => at === `identity.${name}`);
}

function identityIn(form: Form): Record<string, unknown> {
  return Object.fromEntries(IDENTITY_FIELDS.map((name) => [name, givenIn(name, form[name])]));
}

/** The comparison with a document that a form tells of. */
export function checkOf({ document, checkedOn, comparedId }: Form): Promise<VerifyIdentityBody> {
  return bodyOf(VerifyIdentityBody, { document, checkedOn, comparedId });
}

/** The reason that a form gives for a reading. */
export function readingOf({ reason }: Form): Promise<ReadWithReasonBody> {
  return bodyOf(ReadWithReasonBody, { reason: trimmed(reason) });
}

/** What stands in a field: nothing for one left blank, a number where the identity has one. */
function givenIn(name: string, value: unknown): unknown {
  const text = trimmed(value ?? '');
  if (text === '') return null;
  return NUMBERS.includes(name) && typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : text;
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

/** The form as the body of the same request of a program, with the same faults. */
function bodyOf<Body>(metatype: new () => Body, plain: object): Promise<Body> {
  return pipe.transform(plain, { type: 'body', metatype }) as Promise<Body>;
}
