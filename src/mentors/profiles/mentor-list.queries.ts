import { Injectable } from '@nestjs/common';
import { Environment } from '../../../config/environment.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { APPROVAL, CONTRACT_END, SINCE } from './mentors.queries.js';
import { noviceUntil, placesOf } from './profile.rules.js';
import type { ApprovalState } from './profile.types.js';

export interface MentorSearch {
  /** Part of the name. */
  name?: string;
  approval?: ApprovalState;
  after?: string;
  size?: number;
}

/** A mentor as the staff finds them in the list. */
export interface MentorInList {
  id: string;
  fullName: string;
  zone: string;
  languages: string[];
  maxLevel: number;
  titleCodes: string[];
  welcomesDisability: boolean;
  approval: ApprovalState;
  contractEndsOn: string | null;
  /** The learners that they have or are to have, and the places in all. */
  learners: number;
  places: number;
  noviceUntilOn: string | null;
}

type Row = Omit<MentorInList, 'places' | 'noviceUntilOn'> & { maxLearners: number; sinceOn: string | null };

/** The mentors of the house with their load, for the staff. */
@Injectable()
export class MentorListQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** A page of them, by their names. */
  async list({ name, approval, after, size = 50 }: MentorSearch): Promise<Page<MentorInList>> {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    const rows = await this.db.sql<Row>(
      `SELECT * FROM (${MENTOR_IN_LIST}) m
       WHERE ($2::text IS NULL OR strpos(lower(m."fullName"), lower($2)) > 0) AND ($3::text IS NULL OR m.approval = $3)
         AND ($4::uuid IS NULL OR (m."fullName", m.id) > (SELECT full_name, id FROM mentors.mentor WHERE id = $4))
       ORDER BY m."fullName", m.id LIMIT $5`,
      [today, name ?? null, approval ?? null, after ?? null, size + 1],
    );
    return pageOf(
      rows.map((row) => this.placed(row, today)),
      size,
      ({ id }) => id,
    );
  }

  /** One of them; null when there is none. */
  async one(mentorId: string): Promise<MentorInList | null> {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    const row = await this.db.one<Row>(`SELECT * FROM (${MENTOR_IN_LIST}) m WHERE m.id = $2`, [today, mentorId]);
    return row && this.placed(row, today);
  }

  /** The contracts that end within the days that the house warns ahead, of mentors who have learners; the first first. */
  async endingContracts(size: number): Promise<{ mentorId: string; fullName: string; endsOn: string }[]> {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    return this.db.sql(
      `SELECT m.id AS "mentorId", m."fullName", m."contractEndsOn" AS "endsOn" FROM (${MENTOR_IN_LIST}) m
       WHERE m.approval = 'approved' AND m."contractEndsOn" <= $1::date + $2::int ORDER BY m."contractEndsOn", m.id LIMIT $3`,
      [today, this.environment.MENTOR_CONTRACT_WARNING_DAYS, size],
    );
  }

  private placed({ maxLearners, sinceOn, ...row }: Row, today: string): MentorInList {
    const noviceUntilOn = noviceUntil(sinceOn, today, this.environment.MENTOR_NOVICE_MONTHS);
    return {
      ...row,
      noviceUntilOn,
      places: placesOf(maxLearners, noviceUntilOn, this.environment.MENTOR_NOVICE_LEARNERS),
    };
  }
}

const MENTOR_IN_LIST = `SELECT m.id, m.full_name AS "fullName", m.zone, m.languages, m.max_level AS "maxLevel",
  m.title_codes AS "titleCodes", m.welcomes_disability AS "welcomesDisability", m.max_learners AS "maxLearners",
  ${APPROVAL} AS approval, ${CONTRACT_END} AS "contractEndsOn", ${SINCE} AS "sinceOn",
  (SELECT count(DISTINCT a.enrolment_id) FROM mentors.pub_assignment a
   WHERE a.mentor_id = m.id AND (a.until_on IS NULL OR a.until_on >= $1::date)) AS learners
  FROM mentors.mentor m`;
