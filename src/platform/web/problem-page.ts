import type { Check } from '../kernel/decision.js';
import type { Fault } from '../kernel/domain-error.js';
import type { Reader } from './reader.js';
import type { Views } from './views.js';

/** What a person is told of a refusal: the fields of the problem document that they can act on. */
export interface ProblemToShow {
  status: number;
  code: string;
  /** English, for a refusal that `problems.json` does not know. */
  title: string;
  checks?: Check[];
  faults?: Fault[];
  facts?: Record<string, unknown>;
  requestId?: string;
  /** Where the reader came from, when the browser tells. */
  back?: string | null;
}

const WITH_OWN_WORDS = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503];

/** The page of a problem, in the reader's words: by its code, else by its status. */
export function problemPage(views: Views, problem: ProblemToShow, reader: Reader): string {
  const { status, code, facts = {} } = problem;
  const voice = views.voiceFor(reader);
  const known = `problems:${code}`;
  const kind = WITH_OWN_WORDS.includes(status) ? status : status >= 500 ? 500 : 400;
  const words = voice.has(known) ? voice.t(known, facts) : voice.t(`problem.${kind}.title`);
  const heading = words.replace(/\.$/, '');
  const roles = reader.signedIn?.roles ?? [];
  const as = roles.length === 1 ? roles[0] : null;
  const advice = voice.t(`problem.${kind}.advice`);
  return views.render(
    'pages/problem',
    { heading, advice, as, checks: [], faults: [], requestId: null, back: null, ...problem },
    reader,
  );
}
