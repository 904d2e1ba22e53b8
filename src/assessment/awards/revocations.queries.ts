import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { AwardUnknown } from '../assessment.errors.js';

/** An award before an officer who may take it back; `revokedAt` and `reason` are null while it stands. */
export interface RevocableAward {
  awardId: string;
  number: string;
  holder: string;
  titleName: string;
  juryId: string;
  issuedOn: string;
  revokedAt: Date | null;
  reason: string | null;
}

/** Reads awards that may be taken back, and those that were. */
@Injectable()
export class RevocationsQueries {
  constructor(private readonly db: Db) {}

  /** That the title of this case was taken back; null while it stands, or where none was awarded. */
  ofCase(caseId: string): Promise<{ revokedAt: Date; reason: string } | null> {
    return this.db.one<{ revokedAt: Date; reason: string }>(
      `SELECT r.revoked_at AS "revokedAt", r.reason
       FROM assessment.award a JOIN assessment.award_revocation r ON r.award_id = a.id WHERE a.case_id = $1`,
      [caseId],
    );
  }

  /** Throws `AwardUnknown`. */
  async of(awardId: string): Promise<RevocableAward> {
    const award = await this.db.one<RevocableAward>(
      `SELECT a.id AS "awardId", a.number, concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS holder,
         t.name AS "titleName", a.jury_id AS "juryId", a.issued_on AS "issuedOn",
         r.revoked_at AS "revokedAt", r.reason
       FROM assessment.award a
       JOIN competence_blocks.pub_title t ON t.id = a.title_version_id
       LEFT JOIN assessment.award_revocation r ON r.award_id = a.id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = a.learner_id
       WHERE a.id = $1`,
      [awardId],
    );
    if (!award) throw new AwardUnknown(awardId);
    return award;
  }
}
