import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Check } from '../../platform/kernel/decision.js';

/** The latest jury of a track: ahead, waiting to be told, or told. */
export interface LatestJury {
  caseId: string;
  heldAt: string;
  stage: 'ahead' | 'deliberated' | 'told';
  /** The last day on which the learner is told. */
  notifyByOn: string | null;
}

/** That a track passed to other rules: from which rulebook or design to which, and why. */
export interface RuleMove {
  movedAt: string;
  reason: string;
  isBack: boolean;
  rulebook: { from: string; fromVersion: number; to: string; toVersion: number } | null;
  design: { from: string; fromVersion: number; to: string; toVersion: number } | null;
  /** What was nearer or farther since, with the condition before and after. */
  effects: { direction: 'gain' | 'loss'; before: Check; after: Check }[];
}

/** What mentors and juries know around a track. */
export interface AroundTrack {
  mentorName: string | null;
  /** The latest jury; what it decided is told once the learner was notified. */
  jury: LatestJury | null;
  award: { id: string; number: string; issuedOn: string } | null;
  /** The latest passages to other rules, the last first. */
  moves: RuleMove[];
}

const pins = (what: string) => `CASE WHEN m.from_${what}_id <> m.to_${what}_id THEN json_build_object(
  'from', m.from_${what}_name, 'fromVersion', m.from_${what}_version,
  'to', m.to_${what}_name, 'toVersion', m.to_${what}_version) END`;

const MOVES = `COALESCE((SELECT json_agg(json_build_object('movedAt', m.moved_at, 'reason', m.reason,
    'isBack', m.takes_back_id IS NOT NULL, 'effects', m.effects, 'rulebook', ${pins('rulebook')}, 'design', ${pins('design')})
    ORDER BY m.moved_at DESC, m.id DESC)
  FROM (SELECT * FROM tracks.pub_enrolment_move WHERE enrolment_id = $1 ORDER BY moved_at DESC, id DESC LIMIT 5) m), '[]')`;

/** Reads what stands around one track in the rooms of mentors and juries. */
@Injectable()
export class AroundTrackQueries {
  constructor(private readonly db: Db) {}

  /** What stands around a track on a day, in one statement. */
  async of(enrolmentId: string, today: string): Promise<AroundTrack> {
    const found = await this.db.one<AroundTrack>(
      `SELECT
         (SELECT m.full_name FROM mentors.pub_assignment a JOIN mentors.pub_mentor m ON m.id = a.mentor_id
          WHERE a.enrolment_id = $1 AND a.from_on <= $2 AND (a.until_on IS NULL OR a.until_on >= $2)) AS "mentorName",
         (SELECT json_build_object('caseId', c.id, 'heldAt', j.held_at, 'notifyByOn', c.notify_by_on,
            'stage', CASE WHEN c.state IN ('convened', 'heard') THEN 'ahead' WHEN c.state = 'deliberated'
              THEN 'deliberated' ELSE 'told' END)
          FROM assessment.pub_jury_case c JOIN assessment.pub_jury j ON j.id = c.jury_id
          WHERE c.enrolment_id = $1 ORDER BY j.held_at DESC LIMIT 1) AS jury,
         ${MOVES} AS moves,
         (SELECT json_build_object('id', a.id, 'number', a.number, 'issuedOn', a.issued_on)
          FROM assessment.pub_award a WHERE a.enrolment_id = $1 AND a.state = 'issued' LIMIT 1) AS award`,
      [enrolmentId, today],
    );
    return found ?? { mentorName: null, jury: null, award: null, moves: [] };
  }

  /** The latest passages of a track to other rules, the last first. */
  async movesOf(enrolmentId: string): Promise<RuleMove[]> {
    const found = await this.db.one<{ moves: RuleMove[] }>(`SELECT ${MOVES} AS moves`, [enrolmentId]);
    return found?.moves ?? [];
  }
}
