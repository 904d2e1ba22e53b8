import { DomainError, type Fault } from '../../platform/kernel/domain-error.js';
import { conflict, forbidden, invalid, notFound, refused } from '../../platform/kernel/refusals.js';

/** No such evaluator. */
export class EvaluatorUnknown extends notFound(
  'assessment.evaluator-unknown',
  'There is no such evaluator',
  'evaluatorId',
) {}

/** The person is an evaluator already. */
export class EvaluatorRegisteredAlready extends conflict(
  'assessment.evaluator-registered-already',
  'This person is an evaluator already',
  'evaluatorId',
) {}

/** A defence needs one time: an instant, or a local time with its zone. */
export class DefenceTimeInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'assessment.defence-time-invalid';
  constructor() {
    super(
      'The time of the defence cannot be read',
      {},
      [],
      [
        {
          at: 'startsAt',
          code: 'instant-or-local',
          message: 'Give an instant as startsAt, or a local time of the calendar with its zone',
        },
      ],
    );
  }
}

/** No such defence, or one that the reader may not see. */
export class DefenceUnknown extends notFound('assessment.defence-unknown', 'There is no such defence', 'defenceId') {}

/** The project cannot be defended like this. */
export class DefenceNotPlannable extends refused(
  'assessment.defence-not-plannable',
  'This defence cannot be planned',
) {}

/** The defence cannot be called off any more. */
export class DefenceNotCancellable extends refused(
  'assessment.defence-not-cancellable',
  'This defence cannot be called off',
) {}

/** Leave beyond the rulebook is the advisor's. */
export class LeaveNotYours extends forbidden(
  'assessment.leave-not-yours',
  'An advisor gives leave for one more defence',
) {}

/** An evaluation that judges what the project does not have. */
export class EvaluationInvalid extends invalid(
  'assessment.evaluation-invalid',
  'The evaluation cannot be kept as it is written',
) {}

/** The project cannot be judged like this now. */
export class NotEvaluable extends refused('assessment.not-evaluable', 'The project cannot be judged like this') {}

/** No such evaluation, or one of another evaluator. */
export class EvaluationUnknown extends notFound(
  'assessment.evaluation-unknown',
  'There is no such evaluation',
  'evaluationId',
) {}

/** The form of a page says nothing that an evaluation could be made of. */
export class EvaluationFormWrong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'assessment.evaluation-form-wrong';
  constructor(fault: Fault) {
    super('The form of this evaluation is not filled in', {}, [], [fault]);
  }
}
