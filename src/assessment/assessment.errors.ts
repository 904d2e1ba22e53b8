import type { Check } from '../platform/kernel/decision.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';

/** No such jury, or one that the reader does not sit on. */
export class JuryUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.jury-unknown';
  constructor(juryId: string) {
    super('There is no such jury', { juryId });
  }
}

/** No such case, or one of a jury that the reader does not sit on. */
export class CaseUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.case-unknown';
  constructor(caseId: string) {
    super('There is no such case before a jury', { caseId });
  }
}

/** No such block of a learner whom the reader accompanies. */
export class AdjournedBlockUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.adjourned-block-unknown';
  constructor(blockId: string) {
    super('There is no such block of a learner whom you accompany', { blockId });
  }
}

/** What was sent about a jury names what does not exist, or is not of this jury. */
export class JuryInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'assessment.jury-invalid';
  constructor(faults: Fault[]) {
    super('This names what does not exist here', {}, [], faults);
  }
}

/** The person is a jury member already. */
export class JuryMemberRegisteredAlready extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'assessment.jury-member-registered-already';
  constructor(memberId: string) {
    super('This person is a jury member already', { memberId });
  }
}

/** The jury cannot sit like this, or a candidate cannot be presented. */
export class JuryNotConvenable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.jury-not-convenable';
  constructor(checks: Check[]) {
    super('This jury cannot be convened like this', {}, checks);
  }
}

/** Presence cannot be recorded now. */
export class PresenceNotRecordable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.presence-not-recordable';
  constructor(checks: Check[]) {
    super('The presence of the members cannot be recorded now', {}, checks);
  }
}

/** A member says of themselves whether there is a tie; the officer may write it down for them. */
export class TieNotYoursToDeclare extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'assessment.tie-not-yours-to-declare';
  constructor() {
    super('Members declare their own ties; the officer may write them down for them');
  }
}

/** The declaration comes too late, or denies what the house knows. */
export class TieNotDeclarable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.tie-not-declarable';
  constructor(checks: Check[]) {
    super('This cannot be declared', {}, checks);
  }
}

/** Only those who decide a case, or the officer for them, may write its decision down. */
export class NotOnThePanel extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'assessment.not-on-the-panel';
  constructor() {
    super('Only a member who is present and does not step aside, or the officer, does this');
  }
}

/** The case cannot be deliberated, or not like this. */
export class CaseNotDeliberable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.case-not-deliberable';
  constructor(checks: Check[]) {
    super('This case cannot be decided like this', {}, checks);
  }
}

/** The minutes cannot be sealed now. */
export class MinutesNotSealable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.minutes-not-sealable';
  constructor(checks: Check[]) {
    super('The minutes cannot be sealed now', {}, checks);
  }
}

/** The jury has no minutes yet. */
export class MinutesUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.minutes-unknown';
  constructor(juryId: string) {
    super('The minutes of this jury are not sealed yet', { juryId });
  }
}

/** This person cannot sign the minutes. */
export class MinutesNotSignable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.minutes-not-signable';
  constructor(checks: Check[]) {
    super('You cannot sign these minutes', {}, checks);
  }
}

/** The candidates of a jury cannot be told now. */
export class CandidatesNotNotifiable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.candidates-not-notifiable';
  constructor(checks: Check[]) {
    super('The candidates cannot be told the decision now', {}, checks);
  }
}

/** The title cannot be awarded on this case. */
export class AwardNotIssuable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.award-not-issuable';
  constructor(checks: Check[]) {
    super('The title cannot be awarded on this case', {}, checks);
  }
}

/** No such award, or one of somebody else. */
export class AwardUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.award-unknown';
  constructor(awardId: string) {
    super('There is no such award', { awardId });
  }
}

/** The block was not validated in this case, or the case is not the reader's. */
export class CertificateUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.certificate-unknown';
  constructor(caseId: string, blockId: string) {
    super('This case validated no such block', { caseId, blockId });
  }
}

/** The paper needs more of the holder's birth than is recorded. */
export class BirthIncomplete extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.birth-incomplete';
  constructor(missing: string[]) {
    super(
      'The document needs the whole birth of its holder',
      { missing },
      [],
      missing.map((at) => ({ at, code: 'identity-incomplete', message: 'Correct the civil identity of the learner' })),
    );
  }
}

/** The award was revoked already. */
export class AwardNotRevocable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.award-not-revocable';
  constructor(checks: Check[]) {
    super('This award cannot be revoked', {}, checks);
  }
}
