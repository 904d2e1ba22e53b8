import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { TakenTime } from './taken-time.entity.js';
import type { Meeting } from './times.types.js';

/** Takes the time of people for a meeting, in the transaction that arranges it. Sessions take theirs by a trigger. */
@Injectable()
export class TakeTime {
  constructor(private readonly db: Db) {}

  /** Nobody else arranges anything with these people until the transaction ends; other keys are taken along in order. */
  lock(personIds: string[], ...keys: string[]): Promise<void> {
    return this.db.lock(...personIds.flatMap((id) => [`mentor ${id}`, `learner ${id}`]), ...keys);
  }

  /** Who of these people is taken at some moment of this stretch; for decisions, before `take`. */
  async takenAmong(personIds: string[], startsAt: Date, endsAt: Date): Promise<string[]> {
    const rows = await this.db.sql<{ personId: string }>(
      `SELECT DISTINCT person_id AS "personId" FROM sessions.taken_time
       WHERE person_id = ANY($1) AND starts_at < $3 AND ends_at > $2 ORDER BY person_id`,
      [personIds, startsAt, endsAt],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Whoever is taken already makes it a conflict. */
  async take({ meetingId, kind, people }: Meeting): Promise<void> {
    const inOrder = people.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
    await this.db.of(TakenTime).insert(inOrder.map((stretch) => ({ meetingId, kind, ...stretch })));
  }

  /** Gives the time of a meeting back: to one person who leaves it, or to all when it is called off. */
  async free(meetingId: string, personId?: string): Promise<void> {
    await this.db.of(TakenTime).delete({ meetingId, ...(personId !== undefined && { personId }) });
  }
}
