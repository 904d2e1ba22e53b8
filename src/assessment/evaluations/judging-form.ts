import type { ProjectFacts } from '../../tracks/index.js';
import type { ShownEvaluation } from './defences.queries.js';
import type { EvaluateInput } from './evaluate.use-case.js';
import { EvaluationFormWrong } from './evaluations.errors.js';
import { type Outcome, OUTCOMES } from './evaluations.types.js';

const LONGEST_COMMENT = 10_000;
const LONGEST_REMARK = 2000;

/**
 * What the form of a page says of a project: for each criterion `met-<id>` is yes or no, `why-<id>` the remark.
 * A criterion without an answer is left out, and the rules refuse it by name. Throws EvaluationFormWrong.
 */
export function verdictOf(form: Record<string, unknown>, project: ProjectFacts): Omit<EvaluateInput, 'defenceId'> {
  const outcome = OUTCOMES.find((known) => known === form['outcome']);
  if (!outcome)
    throw new EvaluationFormWrong({ at: 'outcome', code: 'missing', message: 'Choose what you decide of the project' });
  const comment = wordsIn(form, 'comment', LONGEST_COMMENT);
  if (!comment)
    throw new EvaluationFormWrong({ at: 'comment', code: 'missing', message: 'Write what you say of the whole' });
  const criteria = project.criteria
    .filter(({ id }) => form[`met-${id}`] === 'yes' || form[`met-${id}`] === 'no')
    .map(({ id }) => {
      const remark = wordsIn(form, `why-${id}`, LONGEST_REMARK);
      return { criterionId: id, met: form[`met-${id}`] === 'yes', ...(remark && { comment: remark }) };
    });
  return { outcome, comment, criteria };
}

function wordsIn(form: Record<string, unknown>, name: string, longest: number): string {
  const value = form[name];
  const words = typeof value === 'string' ? value.trim() : '';
  if (words.length > longest)
    throw new EvaluationFormWrong({
      at: name,
      code: 'max-length',
      message: `Write at most ${longest} characters`,
      facts: { most: longest },
    });
  return words;
}

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

/** Why something is done, as a form says it. Throws EvaluationFormWrong. */
export function reasonIn(form: Record<string, unknown>): string {
  const reason = wordsIn(form, 'reason', LONGEST_REASON);
  if (reason.length < SHORTEST_REASON)
    throw new EvaluationFormWrong({ at: 'reason', code: 'missing', message: 'Say why' });
  return reason;
}

/** What the partial `verdict-fields` shows of a form: what was filled in, criterion by criterion. */
export function verdictShown(form: Record<string, unknown>, project: ProjectFacts, outcomes: readonly Outcome[]) {
  const { outcome = '', comment = '' } = form;
  const criteria = project.criteria.map(({ id, code, name }) => ({
    id,
    code,
    name,
    met: form[`met-${id}`] ?? '',
    why: form[`why-${id}`] ?? '',
  }));
  return { criteria, outcomes, outcome, comment };
}

/** A form as what was decided fills it in. */
export function filledFrom({ outcome, comment, criteria }: ShownEvaluation): Record<string, unknown> {
  const judged = criteria.flatMap(({ criterionId, met, comment: remark }) => [
    [`met-${criterionId}`, met ? 'yes' : 'no'],
    [`why-${criterionId}`, remark ?? ''],
  ]);
  return { outcome, comment: comment ?? '', ...(Object.fromEntries(judged) as Record<string, string>) };
}
