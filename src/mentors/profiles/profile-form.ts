import { inputPipe } from '../../platform/http/input.pipe.js';
import type { Upload } from '../../platform/http/upload.js';
import { PaperInvalid } from '../mentors.errors.js';
import type { ChangeProfileInput } from './change-profile.use-case.js';
import type { KeepPaperInput } from './keep-paper.use-case.js';
import type { MentorFacts } from './mentors.queries.js';
import { ApprovalBody, ProfileBody, RegisterMentorBody } from './mentors.dto.js';
import { DOCUMENT_KINDS, type DocumentKind } from './profile.types.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

const pipe = inputPipe();
const NUMBERS = ['maxLevel', 'maxLearners', 'sessionsPerDay', 'sessionsPerWeek'];
const LISTS = ['languages', 'titleCodes'];
const FIELDS = ['fullName', 'email', 'zone', 'accompaniesSinceOn', 'welcomesDisability', ...NUMBERS, ...LISTS];

/** The fields as they came, to be shown again; lists are written with commas. */
export function filledIn(form: Form): Record<string, string> {
  return Object.fromEntries(FIELDS.map((name) => [name, typeof form[name] === 'string' ? form[name].trim() : '']));
}

/** The same from a profile that stands. */
export function filledFrom(mentor: MentorFacts): Record<string, string> {
  const { languages, titleCodes, welcomesDisability, ...others } = mentor;
  const said = Object.entries(others).map(([name, value]) => [name, value === null ? '' : String(value)]);
  return {
    ...Object.fromEntries(said),
    languages: languages.join(', '),
    titleCodes: titleCodes.join(', '),
    welcomesDisability: welcomesDisability ? 'on' : '',
  };
}

/** The mentor whom the form registers. */
export function mentorAsked(form: Form): Promise<RegisterMentorBody> {
  return bodyOf(RegisterMentorBody, plainOf(filledIn(form)));
}

/** The change that the form asks for. What the house alone says is left out of a mentor's own. */
export async function changeAsked(mentor: MentorFacts, form: Form, isStaff: boolean): Promise<ChangeProfileInput> {
  const { fullName, maxLevel, titleCodes, accompaniesSinceOn } = mentor;
  const { email: _email, ...filled } = filledIn(form);
  const fixed = isStaff ? {} : { fullName, maxLevel, titleCodes, accompaniesSinceOn };
  const change = changeOf(mentor.id, await bodyOf(ProfileBody, { ...plainOf(filled), ...fixed }));
  return isStaff ? change : { mentorId: mentor.id, own: change.own };
}

/** The same of a whole profile: what mentors say of themselves, and what the house says of them. */
export function changeOf(mentorId: string, body: ProfileBody): ChangeProfileInput {
  const { zone, languages, maxLearners, welcomesDisability, fullName, maxLevel, titleCodes } = body;
  const { sessionsPerDay = null, sessionsPerWeek = null, accompaniesSinceOn = null } = body;
  return {
    mentorId,
    own: { zone, languages, maxLearners, sessionsPerDay, sessionsPerWeek, welcomesDisability },
    given: { fullName, maxLevel, titleCodes, accompaniesSinceOn },
  };
}

/** What an officer decides. */
export function approvalAsked(form: Form): Promise<ApprovalBody> {
  const { decision, reason } = form;
  return bodyOf(ApprovalBody, { decision, ...(decision === 'withdrawn' && { reason }) });
}

/** The paper that a form brings; its fields stand before the file. */
export function paperAsked(
  mentorId: string,
  { name, content, fields: { kind, endsOn = '', ...others } }: Upload,
): KeepPaperInput {
  const [unknown] = Object.keys(others).filter((field) => field !== '_csrf');
  if (unknown !== undefined) {
    throw new PaperInvalid({ at: unknown, code: 'whitelist-validation', message: 'Leave it out' });
  }
  if (!isKind(kind)) throw new PaperInvalid({ at: 'kind', code: 'is-in', message: 'Say which paper it is' });
  const isDay = /^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(endsOn) && !Number.isNaN(Date.parse(endsOn));
  if (endsOn !== '' && !isDay) {
    throw new PaperInvalid({ at: 'endsOn', code: 'day-unknown', message: 'Give the last day as YYYY-MM-DD' });
  }
  return { mentorId, kind, endsOn: kind === 'contract' && endsOn !== '' ? endsOn : null, name, content };
}

function isKind(kind: string | undefined): kind is DocumentKind {
  return DOCUMENT_KINDS.includes(kind as DocumentKind);
}

function plainOf(filled: Record<string, string>): object {
  const said = Object.entries(filled).filter(([, value]) => value !== '');
  return Object.fromEntries(said.map(([name, value]) => [name, valueOf(name, value)]));
}

function valueOf(name: string, value: string): unknown {
  if (name === 'welcomesDisability') return true;
  if (NUMBERS.includes(name)) return /^\d{1,4}$/.test(value) ? Number(value) : value;
  if (!LISTS.includes(name)) return value;
  const words = value.split(/[\s,;]+/).filter(Boolean);
  return name === 'languages' ? words.map((word) => word.toLowerCase()) : words.map((word) => word.toUpperCase());
}

function bodyOf<Body>(metatype: new () => Body, plain: object): Promise<Body> {
  return pipe.transform(plain, { type: 'body', metatype }) as Promise<Body>;
}
