import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { LearnerUnknown } from '../learners.errors.js';
import { maySeeIdentity } from '../learners.policy.js';
import type { IdentityRecord } from './civil-identity.types.js';

const RECORD = `
  c.id AS "identityId", c.learner_id AS "learnerId", c.birth_name AS "birthName", c.usage_name AS "usageName",
  c.first_name AS "firstName", c.second_name AS "secondName", c.third_name AS "thirdName", c.sex,
  c.birth_year AS "birthYear", c.birth_month AS "birthMonth", c.birth_day AS "birthDay",
  c.birth_insee_code AS "birthInseeCode", c.birth_postal_code AS "birthPostalCode", c.birth_place AS "birthPlace",
  c.birth_country_code AS "birthCountryCode", c.birth_country AS "birthCountry", c.recorded_at AS "recordedAt",
  c.recorded_by AS "recordedBy", c.supersedes_id AS "supersedesId", c.reason,
  (SELECT max(k.checked_at) FROM learners.identity_check k
   WHERE k.civil_identity_id = c.id AND k.checked_at <= $2) AS "verifiedAt"`;

const FOR_EVER = 'infinity';

/** What is known, and what was known before, of the civil identity of learners. */
@Injectable()
export class IdentitiesQueries {
  constructor(private readonly db: Db) {}

  /** The identity of a learner as it stands now, or as it was known at `asOf`. */
  identity(learnerId: string, asOf?: Date): Promise<IdentityRecord | null> {
    return this.db.one<IdentityRecord>(
      `SELECT ${RECORD} FROM learners.civil_identity c
       WHERE c.learner_id = $1 AND c.recorded_at <= $2 AND NOT EXISTS (
         SELECT 1 FROM learners.civil_identity later WHERE later.supersedes_id = c.id AND later.recorded_at <= $2)`,
      [learnerId, asOf ?? FOR_EVER],
    );
  }

  /** The same for one reader. Throws `LearnerUnknown` where there is nothing that they may see. */
  async identityFor(actor: Actor, learnerId: string, asOf?: Date): Promise<IdentityRecord> {
    const record = maySeeIdentity(actor, learnerId) ? await this.identity(learnerId, asOf) : null;
    if (!record) throw new LearnerUnknown(learnerId);
    return record;
  }

  /** Every identity that was ever recorded of a learner, newest first. Throws `LearnerUnknown`. */
  async historyFor(actor: Actor, learnerId: string): Promise<IdentityRecord[]> {
    await this.identityFor(actor, learnerId);
    return this.db.sql<IdentityRecord>(
      `SELECT ${RECORD} FROM learners.civil_identity c WHERE c.learner_id = $1
       ORDER BY c.recorded_at DESC, c.id DESC`,
      [learnerId, FOR_EVER],
    );
  }
}
