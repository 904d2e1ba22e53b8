import type { Check } from '../../platform/kernel/decision.js';
import { DomainError, type Fault } from '../../platform/kernel/domain-error.js';

/** No such evaluator. */
export class EvaluatorUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.evaluator-unknown';
  constructor(evaluatorId: string) {
    super('There is no such evaluator', { evaluatorId });
  }
}

/** The person is an evaluator already. */
export class EvaluatorRegisteredAlready extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'assessment.evaluator-registered-already';
  constructor(evaluatorId: string) {
    super('This person is an evaluator already', { evaluatorId });
  }
}

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
export class DefenceUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.defence-unknown';
  constructor(defenceId: string) {
    super('There is no such defence', { defenceId });
  }
}

/** The project cannot be defended like this. */
export class DefenceNotPlannable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.defence-not-plannable';
  constructor(checks: Check[]) {
    super('This defence cannot be planned', {}, checks);
  }
}

/** The defence cannot be called off any more. */
export class DefenceNotCancellable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.defence-not-cancellable';
  constructor(checks: Check[]) {
    super('This defence cannot be called off', {}, checks);
  }
}

/** Leave beyond the rulebook is the advisor's. */
export class LeaveNotYours extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'assessment.leave-not-yours';
  constructor() {
    super('An advisor gives leave for one more defence');
  }
}

/** An evaluation that judges what the project does not have. */
export class EvaluationInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'assessment.evaluation-invalid';
  constructor(faults: Fault[]) {
    super('The evaluation cannot be kept as it is written', {}, [], faults);
  }
}

/** The project cannot be judged like this now. */
export class NotEvaluable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.not-evaluable';
  constructor(checks: Check[]) {
    super('The project cannot be judged like this', {}, checks);
  }
}

/** No such evaluation, or one of another evaluator. */
export class EvaluationUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.evaluation-unknown';
  constructor(evaluationId: string) {
    super('There is no such evaluation', { evaluationId });
  }
}

/** The form of a page says nothing that an evaluation could be made of. */
export class EvaluationFormWrong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'assessment.evaluation-form-wrong';
  constructor(fault: Fault) {
    super('The form of this evaluation is not filled in', {}, [], [fault]);
  }
}
