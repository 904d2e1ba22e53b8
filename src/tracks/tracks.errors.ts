import { DomainError } from '../platform/kernel/domain-error.js';
import { conflict, invalid, notFound, refused } from '../platform/kernel/refusals.js';

/** No such design, or one that the reader may not see yet. */
export class DesignUnknown extends notFound('tracks.design-unknown', 'There is no such track design', 'designId') {}

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
export class DesignInvalid extends invalid(
  'tracks.design-invalid',
  'The track design cannot be kept as it is written',
) {}

/** Somebody else wrote the draft since it was read. */
export class DesignRevisedMeanwhile extends conflict<number>(
  'tracks.design-revised-meanwhile',
  'This track design was written anew meanwhile: read it again',
  'revision',
) {}

/** The project has no such activity, or the design no such file. */
export class ActivityUnknown extends notFound(
  'tracks.activity-unknown',
  'There is no such learning activity',
  'named',
) {}

/** A design cannot be begun or changed now. */
export class DesignNotDraftable extends refused(
  'tracks.design-not-draftable',
  'This track design cannot be written now',
) {}

/** A design does not cover its title yet, or is no draft any more. */
export class DesignNotPublishable extends refused(
  'tracks.design-not-publishable',
  'This track design cannot be published yet',
) {}

/** Only a published design can be retired. */
export class DesignNotRetirable extends refused('tracks.design-not-retirable', 'This track design cannot be retired') {}

/** No such rulebook, or one that the reader may not see yet. */
export class RulebookUnknown extends notFound('tracks.rulebook-unknown', 'There is no such rulebook', 'rulebookId') {}

/** A rulebook with numbers out of their bounds. */
export class RulebookInvalid extends invalid(
  'tracks.rulebook-invalid',
  'The rulebook cannot be kept with these numbers',
) {}

/** Somebody else wrote the draft since it was read. */
export class RulebookRevisedMeanwhile extends conflict<number>(
  'tracks.rulebook-revised-meanwhile',
  'This rulebook was written anew meanwhile: read it again',
  'revision',
) {}

/** The rulebook cannot change its state like this. */
export class RulebookFixed extends refused('tracks.rulebook-fixed', 'The state of this rulebook does not allow it') {}

/** No such enrolment, or one that the reader may not see. */
export class EnrolmentUnknown extends notFound(
  'tracks.enrolment-unknown',
  'There is no such enrolment',
  'enrolmentId',
) {}

/** No such learner. */
export class LearnerUnknown extends notFound('tracks.learner-unknown', 'There is no such learner', 'learnerId') {}

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
export class NotEnrollable extends refused('tracks.not-enrollable', 'The learner cannot be enrolled like this') {}

/** The enrolment cannot change like this. */
export class EnrolmentNotChangeable extends refused(
  'tracks.enrolment-not-changeable',
  'The enrolment cannot change like this',
) {}

/** The design of this enrolment has no such project. */
export class ProjectUnknown extends notFound(
  'tracks.project-unknown',
  'There is no such project in this track',
  'projectId',
) {}

/** What is asked of a project does not follow on how it stands. */
export class ProjectStepRefused extends refused(
  'tracks.project-step-refused',
  'This cannot be done with the project now',
) {}

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
export class BlockUnknown extends notFound('tracks.block-unknown', 'There is no such block in this track', 'blockId') {}

/** The decision of the jury on a block cannot be recorded. */
export class BlockResultRefused extends refused(
  'tracks.block-result-refused',
  'This decision on the block cannot be recorded',
) {}

/** Only a block that a jury adjourned is presented again by leave. */
export class PresentationNotAllowable extends refused(
  'tracks.presentation-not-allowable',
  'This block cannot be presented again',
) {}
