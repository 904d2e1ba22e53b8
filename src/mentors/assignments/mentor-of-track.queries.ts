import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { EnrolmentNotFound, RoundUnknown } from '../mentors.errors.js';
import type { PairResult } from './assignments.types.js';
import { WaitingQueries } from './waiting.queries.js';

/** A mentor of a track, from when to when. */
export interface MentorOfTrack {
  mentorId: string;
  fullName: string;
  fromOn: string;
  untilOn: string | null;
  /** Only while somebody else is away. */
  isSubstitute: boolean;
}

/** What a mentor was told of a learner at a handover. */
export interface ToldNote {
  note: string;
  writtenAt: Date;
}

/** A pair of a round, with names. */
export interface RoundLine extends PairResult {
  learnerName: string;
  mentorName: string;
}

/** Who accompanies one track, who did, and who is looked for. */
@Injectable()
export class MentorOfTrackQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly waiting: WaitingQueries,
  ) {}

  /** Throws `EnrolmentNotFound`. */
  async of(enrolmentId: string) {
    const [learner] = await this.waiting.of([enrolmentId]);
    if (!learner) throw new EnrolmentNotFound(enrolmentId);
    const mentors = await this.mentors(enrolmentId);
    const today = dayOf(await this.clock.now(), learner.zone);
    const lasts = ({ untilOn }: MentorOfTrack) => untilOn === null || untilOn >= today;
    return {
      learner,
      today,
      mentors,
      present: mentors.find((one) => one.fromOn <= today && lasts(one)) ?? null,
      next: mentors.findLast((one) => one.fromOn > today) ?? null,
      waitingSinceOn: await this.waiting.sinceOn(enrolmentId),
      notes: await this.notes(enrolmentId),
    };
  }

  /** The track that runs, or ran last, of a learner; null for somebody without any. */
  async trackOf(learnerId: string): Promise<string | null> {
    const row = await this.db.one<{ id: string }>(
      `SELECT id FROM tracks.pub_enrolment WHERE learner_id = $1
       ORDER BY state IN ('admitted', 'active', 'suspended') DESC, enrolled_at DESC, id DESC LIMIT 1`,
      [learnerId],
    );
    return row?.id ?? null;
  }

  /** What was told at handovers, the last first. */
  notes(enrolmentId: string): Promise<ToldNote[]> {
    return this.db.sql<ToldNote>(
      `SELECT note, written_at AS "writtenAt" FROM mentors.handover_note WHERE enrolment_id = $1
       ORDER BY written_at DESC, id DESC LIMIT 20`,
      [enrolmentId],
    );
  }

  /** What became of each pair that was published at once. Throws `RoundUnknown`. */
  async round(roundId: string): Promise<{ fromOn: string; publishedAt: Date; lines: RoundLine[] }> {
    const round = await this.db.one<{ fromOn: string; publishedAt: Date; lines: RoundLine[] }>(
      `SELECT r.from_on AS "fromOn", r.published_at AS "publishedAt",
         coalesce((SELECT json_agg(p.pair || jsonb_build_object(
             'learnerName', (SELECT concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name))
               FROM tracks.pub_enrolment e LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id
               WHERE e.id = (p.pair->>'enrolmentId')::uuid),
             'mentorName', (SELECT m.full_name FROM mentors.mentor m WHERE m.id = (p.pair->>'mentorId')::uuid))
             ORDER BY p.place)
           FROM jsonb_array_elements(r.results) WITH ORDINALITY AS p(pair, place)), '[]') AS lines
       FROM mentors.assignment_round r WHERE r.id = $1`,
      [roundId],
    );
    if (!round) throw new RoundUnknown(roundId);
    return round;
  }

  /** Every mentor of the track, the last first. */
  private mentors(enrolmentId: string): Promise<MentorOfTrack[]> {
    return this.db.sql<MentorOfTrack>(
      `SELECT a.mentor_id AS "mentorId", m.full_name AS "fullName", a.from_on AS "fromOn", a.until_on AS "untilOn",
         a.stands_in_for IS NOT NULL AS "isSubstitute"
       FROM mentors.pub_assignment a JOIN mentors.mentor m ON m.id = a.mentor_id
       WHERE a.enrolment_id = $1 ORDER BY a.from_on DESC, a.id DESC`,
      [enrolmentId],
    );
  }
}
