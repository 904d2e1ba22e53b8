import { DomainError } from '../platform/kernel/domain-error.js';
import { conflict, forbidden, invalid, notFound, refused } from '../platform/kernel/refusals.js';

/** No such jury, or one that the reader does not sit on. */
export class JuryUnknown extends notFound('assessment.jury-unknown', 'There is no such jury', 'juryId') {}

/** No such case, or one of a jury that the reader does not sit on. */
export class CaseUnknown extends notFound('assessment.case-unknown', 'There is no such case before a jury', 'caseId') {}

/** No such block of a learner whom the reader accompanies. */
export class AdjournedBlockUnknown extends notFound(
  'assessment.adjourned-block-unknown',
  'There is no such block of a learner whom you accompany',
  'blockId',
) {}

/** What was sent about a jury names what does not exist, or is not of this jury. */
export class JuryInvalid extends invalid('assessment.jury-invalid', 'This names what does not exist here') {}

/** The person is a jury member already. */
export class JuryMemberRegisteredAlready extends conflict(
  'assessment.jury-member-registered-already',
  'This person is a jury member already',
  'memberId',
) {}

/** The jury cannot sit like this, or a candidate cannot be presented. */
export class JuryNotConvenable extends refused(
  'assessment.jury-not-convenable',
  'This jury cannot be convened like this',
) {}

/** Presence cannot be recorded now. */
export class PresenceNotRecordable extends refused(
  'assessment.presence-not-recordable',
  'The presence of the members cannot be recorded now',
) {}

/** A member says of themselves whether there is a tie; the officer may write it down for them. */
export class TieNotYoursToDeclare extends forbidden(
  'assessment.tie-not-yours-to-declare',
  'Members declare their own ties; the officer may write them down for them',
) {}

/** The declaration comes too late, or denies what the house knows. */
export class TieNotDeclarable extends refused('assessment.tie-not-declarable', 'This cannot be declared') {}

/** Only those who decide a case, or the officer for them, may write its decision down. */
export class NotOnThePanel extends forbidden(
  'assessment.not-on-the-panel',
  'Only a member who is present and does not step aside, or the officer, does this',
) {}

/** The case cannot be deliberated, or not like this. */
export class CaseNotDeliberable extends refused(
  'assessment.case-not-deliberable',
  'This case cannot be decided like this',
) {}

/** The minutes cannot be sealed now. */
export class MinutesNotSealable extends refused(
  'assessment.minutes-not-sealable',
  'The minutes cannot be sealed now',
) {}

/** The jury has no minutes yet. */
export class MinutesUnknown extends notFound(
  'assessment.minutes-unknown',
  'The minutes of this jury are not sealed yet',
  'juryId',
) {}

/** This person cannot sign the minutes. */
export class MinutesNotSignable extends refused('assessment.minutes-not-signable', 'You cannot sign these minutes') {}

/** The candidates of a jury cannot be told now. */
export class CandidatesNotNotifiable extends refused(
  'assessment.candidates-not-notifiable',
  'The candidates cannot be told the decision now',
) {}

/** The title cannot be awarded on this case. */
export class AwardNotIssuable extends refused(
  'assessment.award-not-issuable',
  'The title cannot be awarded on this case',
) {}

/** No such award, or one of somebody else. */
export class AwardUnknown extends notFound('assessment.award-unknown', 'There is no such award', 'awardId') {}

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
export class AwardNotRevocable extends refused('assessment.award-not-revocable', 'This award cannot be revoked') {}
