import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** The latest jury of a track: ahead, waiting to be told, or told. */
export interface LatestJury {
  caseId: string;
  heldAt: string;
  stage: 'ahead' | 'deliberated' | 'told';
  /** The last day on which the learner is told. */
  notifyByOn: string | null;
}

/** What mentors and juries know around a track. */
export interface AroundTrack {
  mentorName: string | null;
  /** The latest jury; what it decided is told once the learner was notified. */
  jury: LatestJury | null;
  award: { id: string; number: string; issuedOn: string } | null;
}

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
         (SELECT json_build_object('id', a.id, 'number', a.number, 'issuedOn', a.issued_on)
          FROM assessment.pub_award a WHERE a.enrolment_id = $1 AND a.state = 'issued' LIMIT 1) AS award`,
      [enrolmentId, today],
    );
    return found ?? { mentorName: null, jury: null, award: null };
  }
}
