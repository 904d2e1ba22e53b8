import type { Check } from '../platform/kernel/decision.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';

/** No such design, or one that the reader may not see yet. */
export class DesignUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.design-unknown';
  constructor(designId: string) {
    super('There is no such track design', { designId });
  }
}

/** The design is meant for a title that the register of the house does not have. */
export class TitleForDesignUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.title-for-design-unknown';
  constructor(titleVersionId: string) {
    super(
      'There is no such title version',
      { titleVersionId },
      [],
      [{ at: 'titleVersionId', code: 'title-version-unknown', message: 'Give the id of a version of a title' }],
    );
  }
}

/** A design that names what does not exist, or has numbers out of their bounds. */
export class DesignInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.design-invalid';
  constructor(faults: Fault[]) {
    super('The track design cannot be kept as it is written', {}, [], faults);
  }
}

/** Somebody else wrote the draft since it was read. */
export class DesignRevisedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'tracks.design-revised-meanwhile';
  constructor(revision: number) {
    super('This track design was written anew meanwhile: read it again', { revision });
  }
}

/** The project has no such activity, or the design no such file. */
export class ActivityUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.activity-unknown';
  constructor(named: string) {
    super('There is no such learning activity', { named });
  }
}

/** A design cannot be begun or changed now. */
export class DesignNotDraftable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.design-not-draftable';
  constructor(checks: Check[]) {
    super('This track design cannot be written now', {}, checks);
  }
}

/** A design does not cover its title yet, or is no draft any more. */
export class DesignNotPublishable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.design-not-publishable';
  constructor(checks: Check[]) {
    super('This track design cannot be published yet', {}, checks);
  }
}

/** Only a published design can be retired. */
export class DesignNotRetirable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.design-not-retirable';
  constructor(checks: Check[]) {
    super('This track design cannot be retired', {}, checks);
  }
}

/** No such rulebook, or one that the reader may not see yet. */
export class RulebookUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.rulebook-unknown';
  constructor(rulebookId: string) {
    super('There is no such rulebook', { rulebookId });
  }
}

/** A rulebook with numbers out of their bounds. */
export class RulebookInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.rulebook-invalid';
  constructor(faults: Fault[]) {
    super('The rulebook cannot be kept with these numbers', {}, [], faults);
  }
}

/** Somebody else wrote the draft since it was read. */
export class RulebookRevisedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'tracks.rulebook-revised-meanwhile';
  constructor(revision: number) {
    super('This rulebook was written anew meanwhile: read it again', { revision });
  }
}

/** The rulebook cannot change its state like this. */
export class RulebookFixed extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.rulebook-fixed';
  constructor(checks: Check[]) {
    super('The state of this rulebook does not allow it', {}, checks);
  }
}

/** No such enrolment, or one that the reader may not see. */
export class EnrolmentUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.enrolment-unknown';
  constructor(enrolmentId: string) {
    super('There is no such enrolment', { enrolmentId });
  }
}

/** No such learner. */
export class LearnerUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.learner-unknown';
  constructor(learnerId: string) {
    super('There is no such learner', { learnerId });
  }
}

/** A country or region whose public holidays are not known. */
export class PlaceUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.place-unknown';
  constructor(at: 'country' | 'region') {
    super(
      'The place of the learner is not known',
      {},
      [],
      [
        {
          at,
          code: 'place-code',
          message: 'Use a code of ISO 3166: FR for France, and 67 for its department Bas-Rhin',
        },
      ],
    );
  }
}

/** The learner cannot be enrolled like this. */
export class NotEnrollable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.not-enrollable';
  constructor(checks: Check[]) {
    super('The learner cannot be enrolled like this', {}, checks);
  }
}

/** The enrolment cannot change like this. */
export class EnrolmentNotChangeable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.enrolment-not-changeable';
  constructor(checks: Check[]) {
    super('The enrolment cannot change like this', {}, checks);
  }
}

/** The design of this enrolment has no such project. */
export class ProjectUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.project-unknown';
  constructor(projectId: string) {
    super('There is no such project in this track', { projectId });
  }
}

/** What is asked of a project does not follow on how it stands. */
export class ProjectStepRefused extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.project-step-refused';
  constructor(checks: Check[]) {
    super('This cannot be done with the project now', {}, checks);
  }
}

/** Criteria that the project does not prove. */
export class CriteriaUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.criteria-unknown';
  constructor(criterionIds: string[]) {
    const faults = criterionIds.map((id) => ({
      at: 'criteria',
      code: 'criterion-not-proved',
      message: `The project does not prove ${id}`,
    }));
    super('An evaluation judges the criteria of its project', {}, [], faults);
  }
}

/** The title of this enrolment has no such block. */
export class BlockUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.block-unknown';
  constructor(blockId: string) {
    super('There is no such block in this track', { blockId });
  }
}

/** The decision of the jury on a block cannot be recorded. */
export class BlockResultRefused extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.block-result-refused';
  constructor(checks: Check[]) {
    super('This decision on the block cannot be recorded', {}, checks);
  }
}

/** Only a block that a jury adjourned is presented again by leave. */
export class PresentationNotAllowable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.presentation-not-allowable';
  constructor(checks: Check[]) {
    super('This block cannot be presented again', {}, checks);
  }
}
