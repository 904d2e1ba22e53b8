import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Check, unmet } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { HolderRecord } from '../accrochage/accrochage.types.js';
import { identityGaps } from '../accrochage/holder-identity.rules.js';
import { STATE_ZONE } from './declarations.types.js';

/** A learner on a track whose identity could not stand in the State's file. */
export interface IncompleteDossier {
  enrolmentId: string;
  learnerId: string;
  learnerName: string;
  checks: Check[];
}

type Row = HolderRecord & Omit<IncompleteDossier, 'checks'>;

/** The dossiers that would be sent back, found while there is time to complete them. */
@Injectable()
export class IncompleteDossiersQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The first ones, the nearest planned end first: those whose identity lacks what the file cannot do without. */
  async first(size: number): Promise<IncompleteDossier[]> {
    const rows = await this.db.sql<Row>(
      `SELECT e.id AS "enrolmentId", e.learner_id AS "learnerId",
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName",
         i.birth_name AS "birthName", i.usage_name AS "usageName", i.first_name AS "firstName",
         i.second_name AS "secondName", i.third_name AS "thirdName", i.sex, i.birth_year AS "birthYear",
         i.birth_month AS "birthMonth", i.birth_day AS "birthDay", i.birth_insee_code AS "birthInseeCode",
         i.birth_postal_code AS "birthPostalCode", i.birth_place AS "birthPlace",
         i.birth_country_code AS "birthCountryCode", i.birth_country AS "birthCountry"
       FROM tracks.pub_enrolment e
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id
       WHERE e.state IN ('active', 'suspended', 'completed')
         AND (i.birth_name IS NULL OR i.first_name IS NULL OR i.sex IS NULL OR i.birth_year IS NULL
           OR coalesce(i.birth_insee_code, i.birth_postal_code) IS NULL AND coalesce(i.birth_country_code, '100') = '100')
       ORDER BY e.planned_end_on, e.id LIMIT $1`,
      [size],
    );
    const today = dayOf(await this.clock.now(), STATE_ZONE);
    return rows
      .map(({ enrolmentId, learnerId, learnerName, ...holder }) => ({
        enrolmentId,
        learnerId,
        learnerName,
        checks: unmet(identityGaps(holder, today)),
      }))
      .filter(({ checks }) => checks.length > 0);
  }
}
