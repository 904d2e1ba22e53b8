import type { Check } from '../platform/kernel/decision.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';

/** No such version of a title, or none that this person may see. */
export class TitleUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'competence-blocks.title-unknown';
  constructor(titleVersionId: string) {
    super('There is no such title', { titleVersionId });
  }
}

/** The register as it was read has no title of this code. */
export class RegisterTitleUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'competence-blocks.register-title-unknown';
  constructor(code: string) {
    super('The register has no title of this code', { code });
  }
}

/** There is nothing in this title of the register that could be assessed. */
export class RegisterTitleNotDraftable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'competence-blocks.register-title-not-draftable';
  constructor(checks: Check[]) {
    super('This title of the register cannot be prepared', {}, checks);
  }
}

/** The register was never read so. */
export class ReadingUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'competence-blocks.reading-unknown';
  constructor(readingId: string) {
    super('There is no such reading of the register', { readingId });
  }
}

/** No such block in this version of the title. */
export class BlockUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'competence-blocks.block-unknown';
  constructor(blockId: string) {
    super('There is no such block in this title', { blockId });
  }
}

/** Something still stands between this draft and its first learner. */
export class TitleNotActivable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'competence-blocks.title-not-activable';
  constructor(checks: Check[]) {
    super('This title cannot be activated', {}, checks);
  }
}

/** Only an active version is retired. */
export class TitleNotRetirable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'competence-blocks.title-not-retirable';
  constructor(checks: Check[]) {
    super('This title cannot be retired', {}, checks);
  }
}

/** What was promised to learners is not changed. */
export class BlockNotCurable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'competence-blocks.block-not-curable';
  constructor(checks: Check[]) {
    super('The competences of this block cannot be changed', {}, checks);
  }
}

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
export class BlockCuratedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'competence-blocks.block-curated-meanwhile';
  constructor(revision: number) {
    super('The competences of this block were changed meanwhile: read them again', { revision });
  }
}

/** The block has no such earlier state. */
export class RevisionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'competence-blocks.revision-unknown';
  constructor(number: number) {
    super('There is no such state of this block', { number });
  }
}

/** Neither of these versions follows the other. */
export class VersionsUnrelated extends DomainError {
  readonly kind = 'refused';
  readonly code = 'competence-blocks.versions-unrelated';
  constructor(checks: Check[]) {
    super('These versions cannot be compared', {}, checks);
  }
}

/** It cannot be decided so of these blocks. */
export class CorrespondenceNotDecidable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'competence-blocks.correspondence-not-decidable';
  constructor(checks: Check[]) {
    super('This correspondence cannot be decided so', {}, checks);
  }
}

/** Somebody else decided on these blocks since they were read. */
export class CorrespondenceDecidedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'competence-blocks.correspondence-decided-meanwhile';
  constructor(number: number) {
    super('This correspondence was decided meanwhile: read it again', { number });
  }
}

/** No such criterion, or none of these blocks. */
export class CriterionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'competence-blocks.criterion-unknown';
  constructor(criterionId: string) {
    super('There is no such criterion in this block', { criterionId });
  }
}

/** These criteria cannot be paired. */
export class CriteriaNotPairable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'competence-blocks.criteria-not-pairable';
  constructor(checks: Check[]) {
    super('These criteria cannot be paired', {}, checks);
  }
}

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
