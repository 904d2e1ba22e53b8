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
  const { status, code, facts = {}, faults = [] } = problem;
  const voice = views.voiceFor(reader);
  const known = `problems:${code}`;
  const kind = kindOf(status);
  const words = voice.has(known) ? voice.t(known, facts) : voice.t(`problem.${kind}.title`);
  const heading = words.replace(/\.$/, '');
  const roles = reader.signedIn?.roles ?? [];
  const as = roles.length === 1 ? roles[0] : null;
  const isBare = kind === 400 && faults.length === 0;
  const advice = voice.t(`problem.${kind}.${isBare ? 'bare' : 'advice'}`);
  return views.render(
    'pages/problem',
    { heading, advice, as, checks: [], requestId: null, back: null, ...problem, faults },
    reader,
  );
}

/** The status whose words are said: its own, or that of its hundred. */
function kindOf(status: number): number {
  if (WITH_OWN_WORDS.includes(status)) return status;
  return status >= 500 ? 500 : 400;
}
