import { Injectable } from '@nestjs/common';
import Cursor from 'pg-cursor';
import { Db } from '../../platform/database/db.js';
import type { DeclarationPeriod } from './declarations.types.js';
import type { AwardToDeclare } from './declared-award.rules.js';

// Few: what outlives a collection of young objects is what makes the memory grow.
const AWARDS_AT_A_TIME = 100;

/** Awards of whole titles, with what the file says of them; a holder without identity has it all null. */
export const AWARD = `
  a.id AS "awardId", a.number, a.learner_id AS "learnerId", a.enrolment_id AS "enrolmentId",
  e.rulebook_id AS "rulebookId", t.code AS "titleCode", a.issued_on AS "issuedOn", e.access_route AS "accessRoute",
  e.entered_on AS "enteredOn", a.exam_from_on AS "examFromOn", a.exam_until_on AS "examUntilOn",
  a.exam_mode AS "examMode", i.birth_name AS "birthName", i.usage_name AS "usageName", i.first_name AS "firstName",
  i.second_name AS "secondName", i.third_name AS "thirdName", i.sex, i.birth_year AS "birthYear",
  i.birth_month AS "birthMonth", i.birth_day AS "birthDay", i.birth_insee_code AS "birthInseeCode",
  i.birth_postal_code AS "birthPostalCode", i.birth_place AS "birthPlace",
  i.birth_country_code AS "birthCountryCode", i.birth_country AS "birthCountry",
  i.verified_at IS NOT NULL AS "isVerified"`;

export const AWARDS = `
  assessment.pub_award a
  JOIN competence_blocks.pub_title t ON t.id = a.title_version_id
  JOIN tracks.pub_enrolment e ON e.id = a.enrolment_id
  LEFT JOIN learners.pub_civil_identity i ON i.learner_id = a.learner_id`;

export const IS_DECLARED = `EXISTS (
  SELECT 1 FROM compliance.declared_passage p WHERE p.award_id = a.id AND p.state IN ('sent', 'accepted'))`;

/** Only titles of the national register go to the Caisse des Dépôts this way, and only while they stand. */
export const IS_DUE = `a.state = 'issued' AND t.code LIKE 'RNCP%'`;

const IN_PERIOD = 'a.issued_on >= $1 AND a.issued_on <= $2';

/** What the file's rows are read by: sorted by title, as the file groups them. */
export const ROWS_OF_FILE = `SELECT ${AWARD} FROM ${AWARDS} WHERE ${IS_DUE} AND ${IN_PERIOD} AND NOT ${IS_DECLARED}
  ORDER BY t.code, a.issued_on, a.id`;

/** The awards of a period that no file holds yet. */
@Injectable()
export class AwardsToDeclareQueries {
  constructor(private readonly db: Db) {}

  /** Reads them batch by batch, sorted by title, on a connection of its own: a batch is all that is ever held. */
  async *stream({ fromOn, untilOn }: DeclarationPeriod): AsyncGenerator<AwardToDeclare[]> {
    const client = await this.db.pool.connect();
    const cursor = client.query(new Cursor<AwardToDeclare>(ROWS_OF_FILE, [fromOn, untilOn]));
    let isBroken = true;
    try {
      let awards: AwardToDeclare[];
      while ((awards = await cursor.read(AWARDS_AT_A_TIME)).length > 0) yield awards;
      isBroken = false;
    } finally {
      // A reading that ends early leaves its connection in the middle of an answer: it is not used again.
      client.release(isBroken);
    }
  }

  /** How many awards of the period a file holds already. */
  async declaredCount({ fromOn, untilOn }: DeclarationPeriod): Promise<number> {
    const row = await this.db.one<{ count: number }>(
      `SELECT count(*) AS count FROM assessment.pub_award a
       JOIN competence_blocks.pub_title t ON t.id = a.title_version_id
       WHERE ${IS_DUE} AND ${IN_PERIOD} AND ${IS_DECLARED}`,
      [fromOn, untilOn],
    );
    return row?.count ?? 0;
  }
}
