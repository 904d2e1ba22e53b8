import { bodyOf, listIn, textIn } from '../juries/jury-forms.js';
import { ContestEvaluationBody, RuleOnContestBody } from './contests.dto.js';

type Form = Record<string, unknown>;

/** What a learner contests. */
export function contestOf(form: Form): Promise<ContestEvaluationBody> {
  return bodyOf(ContestEvaluationBody, { criterionIds: listIn(form, 'criterionIds'), reason: textIn(form, 'reason') });
}

/** What is ruled; a contest that is dismissed upholds nothing, whatever is ticked. */
export function contestRulingOf(form: Form): Promise<RuleOnContestBody> {
  const upheld = form['ruling'] === 'dismissed' ? [] : listIn(form, 'upheld');
  return bodyOf(RuleOnContestBody, { upheld, reason: textIn(form, 'reason') });
}
