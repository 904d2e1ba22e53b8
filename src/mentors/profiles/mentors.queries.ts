import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { MentorUnknown } from '../mentors.errors.js';
import { seesEveryMentor } from '../mentors.policy.js';

/** A mentor as other rooms and lists see them. */
export interface MentorFacts {
  id: string;
  fullName: string;
  zone: string;
  languages: string[];
  maxLevel: number;
  maxLearners: number;
  /** At most so many sessions in a day and in a week of the mentor's zone; null without a limit. */
  sessionsPerDay: number | null;
  sessionsPerWeek: number | null;
  /** Of the public register; every title when empty. */
  titleCodes: string[];
  welcomesDisability: boolean;
  accompaniesSinceOn: string | null;
}

const MENTOR = `m.id, m.full_name AS "fullName", m.zone, m.languages, m.max_level AS "maxLevel",
  m.max_learners AS "maxLearners", m.sessions_per_day AS "sessionsPerDay", m.sessions_per_week AS "sessionsPerWeek",
  m.title_codes AS "titleCodes", m.welcomes_disability AS "welcomesDisability",
  m.accompanies_since_on AS "accompaniesSinceOn"`;

/** Of the mentor `m`: what was decided last, the end of the contract, since when they accompany. */
export const APPROVAL = `coalesce((SELECT p.decision FROM mentors.mentor_approval p WHERE p.mentor_id = m.id
  ORDER BY p.decided_at DESC, p.id DESC LIMIT 1), 'waiting')`;
export const CONTRACT_END = `(SELECT d.ends_on FROM mentors.mentor_document d
  WHERE d.mentor_id = m.id AND d.kind = 'contract' ORDER BY d.kept_at DESC, d.id DESC LIMIT 1)`;
export const SINCE = `coalesce(m.accompanies_since_on,
  (SELECT min(first.from_on) FROM mentors.assignment first WHERE first.mentor_id = m.id))`;

/** `$1`: does the reader see every mentor? `$2`: the reader. */
const VISIBLE = `($1 OR m.id = $2
  OR EXISTS (SELECT 1 FROM mentors.assignment own WHERE own.mentor_id = m.id AND own.learner_id = $2))`;

/** Who the mentors are. */
@Injectable()
export class MentorsQueries {
  constructor(private readonly db: Db) {}

  mentor(mentorId: string): Promise<MentorFacts | null> {
    return this.db.one<MentorFacts>(`SELECT ${MENTOR} FROM mentors.mentor m WHERE m.id = $1`, [mentorId]);
  }

  /** The same for one reader. Throws `MentorUnknown` where there is nothing that they may see. */
  async mentorFor(actor: Actor, mentorId: string): Promise<MentorFacts> {
    const mentor = await this.db.one<MentorFacts>(
      `SELECT ${MENTOR} FROM mentors.mentor m WHERE m.id = $3 AND ${VISIBLE}`,
      [seesEveryMentor(actor), actor.id, mentorId],
    );
    if (!mentor) throw new MentorUnknown(mentorId);
    return mentor;
  }

  /** One page of the mentors that a reader may see, in the order of their registration. */
  async listFor(
    actor: Actor,
    { after = null, size }: { after?: string | null; size: number },
  ): Promise<Page<MentorFacts>> {
    const rows = await this.db.sql<MentorFacts>(
      `SELECT ${MENTOR} FROM mentors.mentor m
       WHERE ${VISIBLE} AND ($3::uuid IS NULL OR m.id > $3) ORDER BY m.id LIMIT $4`,
      [seesEveryMentor(actor), actor.id, after, size + 1],
    );
    return pageOf(rows, size, ({ id }) => id);
  }
}
