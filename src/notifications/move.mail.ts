import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import { dayOf } from '../platform/kernel/wall-time.js';
import type { NewLetter } from './letter.types.js';

interface Passage {
  enrolmentMoveId: string;
  enrolmentId: string;
  learnerId: string;
  takesBackId: string | null;
}

/** Where a track passed to: each with its version, null where it stayed. */
interface PassedTo {
  rulebook: string | null;
  design: string | null;
  zone: string;
}

/** Learner and mentor are told when the rules of a track changed; what that changes is read in the house. */
@Injectable()
export class MoveMail {
  readonly events = ['tracks.enrolment-moved'];

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async lettersFor({ data }: DeliveredEvent): Promise<NewLetter[]> {
    const { enrolmentMoveId, enrolmentId, learnerId, takesBackId } = data as unknown as Passage;
    const passed = await this.passedTo(enrolmentMoveId);
    if (!passed) return [];
    const { rulebook, design, zone } = passed;
    const to = [rulebook, design].filter((name) => name !== null).join(' · ');
    const kind = takesBackId === null ? ('track-moved' as const) : ('track-moved-back' as const);
    const own = { kind, recipientId: learnerId, facts: { to }, href: `/track?enrolmentId=${enrolmentId}` };
    const mentorId = await this.mentorOf(enrolmentId, zone);
    if (mentorId === null) return [own];
    const mentorKind = takesBackId === null ? ('learner-moved' as const) : ('learner-moved-back' as const);
    const mentors = { kind: mentorKind, recipientId: mentorId, withId: learnerId, facts: { to } };
    return [own, { ...mentors, href: `/tracks/${enrolmentId}` }];
  }

  private passedTo(enrolmentMoveId: string): Promise<PassedTo | null> {
    return this.db.one<PassedTo>(
      `SELECT
         CASE WHEN m.from_rulebook_id <> m.to_rulebook_id
           THEN m.to_rulebook_name || ' (' || m.to_rulebook_version || ')' END AS rulebook,
         CASE WHEN m.from_design_id <> m.to_design_id
           THEN m.to_design_name || ' (' || m.to_design_version || ')' END AS design,
         e.zone
       FROM tracks.pub_enrolment_move m JOIN tracks.pub_enrolment e ON e.id = m.enrolment_id WHERE m.id = $1`,
      [enrolmentMoveId],
    );
  }

  /** Who accompanies the learner today; null while nobody does. */
  private async mentorOf(enrolmentId: string, zone: string): Promise<string | null> {
    const today = dayOf(await this.clock.now(), zone);
    const row = await this.db.one<{ mentorId: string }>(
      `SELECT a.mentor_id AS "mentorId" FROM mentors.pub_assignment a
       WHERE a.enrolment_id = $1 AND a.from_on <= $2 AND (a.until_on IS NULL OR a.until_on >= $2)
       ORDER BY a.from_on DESC, a.mentor_id LIMIT 1`,
      [enrolmentId, today],
    );
    return row?.mentorId ?? null;
  }
}
