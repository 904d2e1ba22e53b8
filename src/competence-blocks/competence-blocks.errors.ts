import { DomainError, type Fault } from '../platform/kernel/domain-error.js';
import { conflict, notFound, refused } from '../platform/kernel/refusals.js';

/** No such version of a title, or none that this person may see. */
export class TitleUnknown extends notFound(
  'competence-blocks.title-unknown',
  'There is no such title',
  'titleVersionId',
) {}

/** The register as it was read has no title of this code. */
export class RegisterTitleUnknown extends notFound(
  'competence-blocks.register-title-unknown',
  'The register has no title of this code',
  'code',
) {}

/** There is nothing in this title of the register that could be assessed. */
export class RegisterTitleNotDraftable extends refused(
  'competence-blocks.register-title-not-draftable',
  'This title of the register cannot be prepared',
) {}

/** The register was never read so. */
export class ReadingUnknown extends notFound(
  'competence-blocks.reading-unknown',
  'There is no such reading of the register',
  'readingId',
) {}

/** No such block in this version of the title. */
export class BlockUnknown extends notFound(
  'competence-blocks.block-unknown',
  'There is no such block in this title',
  'blockId',
) {}

/** Something still stands between this draft and its first learner. */
export class TitleNotActivable extends refused(
  'competence-blocks.title-not-activable',
  'This title cannot be activated',
) {}

/** Only an active version is retired. */
export class TitleNotRetirable extends refused(
  'competence-blocks.title-not-retirable',
  'This title cannot be retired',
) {}

/** What was promised to learners is not changed. */
export class BlockNotCurable extends refused(
  'competence-blocks.block-not-curable',
  'The competences of this block cannot be changed',
) {}

/** Another import of the register is under way. */
export class ImportUnderWay extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'competence-blocks.import-under-way';
  constructor() {
    super('Another import of the register is under way: wait until it has ended, then try again');
  }
}

/** The form that asks for an import is not filled in as it has to be. */
export class ImportFormWrong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'competence-blocks.import-form-wrong';
  constructor(fault: Fault) {
    super('The import cannot be understood', {}, [], [fault]);
  }
}

/** The file breaks off; what stood before the break was drafted, and is passed over when the file is sent again. */
export class RegisterReadInPart extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'competence-blocks.register-read-in-part';
  constructor(faults: Fault[], drafted: number) {
    super('The register breaks off: the titles before the break are kept as drafts', { drafted }, [], faults);
  }
}

/** Somebody else curated the block since it was read. */
export class BlockCuratedMeanwhile extends conflict<number>(
  'competence-blocks.block-curated-meanwhile',
  'The competences of this block were changed meanwhile: read them again',
  'revision',
) {}

/** The block has no such earlier state. */
export class RevisionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'competence-blocks.revision-unknown';
  constructor(number: number) {
    super('There is no such state of this block', { number });
  }
}

/** Neither of these versions follows the other. */
export class VersionsUnrelated extends refused(
  'competence-blocks.versions-unrelated',
  'These versions cannot be compared',
) {}

/** It cannot be decided so of these blocks. */
export class CorrespondenceNotDecidable extends refused(
  'competence-blocks.correspondence-not-decidable',
  'This correspondence cannot be decided so',
) {}

/** Somebody else decided on these blocks since they were read. */
export class CorrespondenceDecidedMeanwhile extends conflict<number>(
  'competence-blocks.correspondence-decided-meanwhile',
  'This correspondence was decided meanwhile: read it again',
  'number',
) {}

/** No such criterion, or none of these blocks. */
export class CriterionUnknown extends notFound(
  'competence-blocks.criterion-unknown',
  'There is no such criterion in this block',
  'criterionId',
) {}

/** These criteria cannot be paired. */
export class CriteriaNotPairable extends refused(
  'competence-blocks.criteria-not-pairable',
  'These criteria cannot be paired',
) {}

/** The title has no text at this place. */
export class TextUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'competence-blocks.text-unknown';
  constructor(place: string) {
    super('The title has no such text', { place });
  }
}

/** Somebody else wrote these texts since they were read, or their French is another one now. */
export class TextsChangedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'competence-blocks.texts-changed-meanwhile';
  constructor(readonly places: string[]) {
    super('These texts were changed meanwhile: read them again', { places });
  }
}

/** The file of a translator cannot be taken; each fault names its line. */
export class TextsFileWrong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'competence-blocks.texts-file-wrong';
  constructor(faults: Fault[]) {
    super('The file of texts cannot be taken: nothing of it was kept', {}, [], faults.slice(0, 50));
  }
}
