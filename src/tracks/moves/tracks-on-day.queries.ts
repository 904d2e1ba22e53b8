import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { dayAt, dayNumber, mondayOf } from '../pace/calendar.rules.js';
import { ProgressFactsQueries } from '../progression/progress-facts.queries.js';
import type { TrackOnDay } from './effect.rules.js';

/** Reads tracks as they are recorded, on the day of each learner. */
@Injectable()
export class TracksOnDayQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: ProgressFactsQueries,
  ) {}

  /** Each of these tracks, by the id of its enrolment, in two statements. */
  async of(enrolmentIds: readonly string[]): Promise<Map<string, TrackOnDay>> {
    const now = await this.clock.now();
    const tracks = await this.facts.ofEnrolments(enrolmentIds);
    const loads = await this.loadsOf(enrolmentIds, dayAt(mondayOf(dayNumber(dayOf(now, 'UTC')))));
    return new Map(
      tracks.map((facts) => [
        facts.id,
        { today: dayOf(now, facts.zone), facts, weeklyLoadHours: loads.get(facts.id) ?? 0 },
      ]),
    );
  }

  /** Throws where there is no such enrolment. */
  async one(enrolmentId: string): Promise<TrackOnDay> {
    const track = (await this.of([enrolmentId])).get(enrolmentId);
    if (!track) throw new Error(`No track ${enrolmentId}`);
    return track;
  }

  /** The hours of the busiest week that is left of each plan, from a Monday on. */
  private async loadsOf(enrolmentIds: readonly string[], monday: string): Promise<Map<string, number>> {
    const rows = await this.db.sql<{ id: string; hours: number }>(
      `SELECT asked.id, COALESCE((
         SELECT max((w->>'minutes')::float8) FROM jsonb_array_elements(p.weeks) w WHERE w->>'startsOn' >= $2
       ), 0) / 60 AS hours
       FROM unnest($1::uuid[]) AS asked(id)
       JOIN LATERAL (SELECT weeks FROM tracks.track_plan p WHERE p.enrolment_id = asked.id
         ORDER BY p.version DESC LIMIT 1) p ON TRUE`,
      [enrolmentIds, monday],
    );
    return new Map(rows.map(({ id, hours }) => [id, hours]));
  }
}
