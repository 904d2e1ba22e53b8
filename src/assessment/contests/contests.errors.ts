import { forbidden, notFound, refused } from '../../platform/kernel/refusals.js';

/** No such contest, or one that the reader may not see. */
export class EvaluationContestUnknown extends notFound(
  'assessment.evaluation-contest-unknown',
  'There is no such contest',
  'contestId',
) {}

/** The evaluation cannot be contested, or not like this. */
export class EvaluationNotContestable extends refused(
  'assessment.evaluation-not-contestable',
  'This evaluation cannot be contested',
) {}

/** Who judged or mentored the learner does not rule on what was found. */
export class ContestNotYoursToRule extends forbidden(
  'assessment.contest-not-yours-to-rule',
  'An advisor or an officer who neither judged nor mentored the learner rules on a contest',
) {}

/** The contest cannot be ruled on like this. */
export class ContestNotRulable extends refused(
  'assessment.contest-not-rulable',
  'This contest cannot be ruled on like this',
) {}
