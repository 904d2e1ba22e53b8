import { DomainError, type Fault } from '../../platform/kernel/domain-error.js';
import { notFound, refused } from '../../platform/kernel/refusals.js';

/** No such project of a learner, or one that the reader has nothing to do with. */
export class LearnerProjectUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.project-unknown';
  constructor(enrolmentId: string, projectId: string) {
    super('There is no such project of a learner', { enrolmentId, projectId });
  }
}

/** Someone who may see the project, and is not the one to do this with it. */
export class ProjectNotYours extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'assessment.project-not-yours';
  constructor(who: string) {
    super(`This is done by ${who} alone`);
  }
}

/** No such file, or one that the reader may not see. */
export class FileUnknown extends notFound('assessment.file-unknown', 'There is no such file', 'fileId') {}

/** A file for something that the project does not ask for. */
export class DeliverableUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'assessment.deliverable-unknown';
  constructor(names: readonly string[]) {
    super(
      'The project does not ask for this deliverable',
      {},
      [],
      [
        {
          at: 'deliverable',
          code: 'deliverable-unknown',
          message: `Give one of these, before the file: ${names.join(' · ')}`,
          facts: { names: [...names] },
        },
      ],
    );
  }
}

/** The file cannot come, or go, now. */
export class FilesNotChangeable extends refused(
  'assessment.files-not-changeable',
  'The files of this project cannot change like this',
) {}

/** The work cannot be handed in now. */
export class NotHandInable extends refused('assessment.not-hand-inable', 'This work cannot be handed in yet') {}

/** An upload whose form cannot be read. */
export class EvidenceFormWrong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'assessment.evidence-form-wrong';
  constructor(fault: Fault) {
    super('The form of this file cannot be read', {}, [], [fault]);
  }
}
