import { Injectable } from '@nestjs/common';
import {
  AbsencesQueries,
  type AbsenceWay,
  type LearnerMeanwhile,
  ProposalsQueries,
  wayOf,
} from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { AbsenceNotYours } from '../sessions.errors.js';

/** A learner of a mentor who is away: how they are served, and their sessions on those days. */
export interface ServedLearner extends LearnerMeanwhile {
  way: AbsenceWay;
  sessions: { id: string; startsAt: Date; state: string; mentorId: string; toMakeUp: boolean }[];
}

interface Days {
  mentorId: string;
  zone: string;
  fromOn: string;
  untilOn: string;
}

/** What an absence means for learners and their sessions. */
@Injectable()
export class AbsencePageQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly absences: AbsencesQueries,
    private readonly tracks: TracksApi,
    private readonly proposals: ProposalsQueries,
  ) {}

  /** The absences that a mentor has ahead; all of them for the staff. */
  async list(actor: Actor) {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    return { absences: await this.absences.ahead(today, isStaff(actor) ? null : actor.id), today };
  }

  /** One absence, for its mentor and the staff. Throws `AbsenceNotYours`. */
  async one(absenceId: string, actor: Actor) {
    const absence = await this.absences.one(absenceId);
    if (absence.mentorId !== actor.id && !isStaff(actor)) throw new AbsenceNotYours(absenceId);
    const today = dayOf(await this.clock.now(), absence.zone);
    const learners = await this.served(absence, await this.absences.learners(absenceId));
    const unserved = learners.filter(({ way, substituteId }) => way === 'substitute' && substituteId === null);
    const canChange = absence.untilOn >= today;
    return { absence, learners, unserved, today, canChange, isBegun: absence.fromOn <= today, isStaff: isStaff(actor) };
  }

  /** Who could stand in for each of these learners, the best first. */
  async candidates(learners: readonly ServedLearner[], fromOn: string, awayId: string) {
    const ids = learners.map(({ enrolmentId }) => enrolmentId);
    const { proposals } = ids.length === 0 ? { proposals: [] } : await this.proposals.of(ids, fromOn);
    return proposals.map(({ learner, mentorId, candidates }) => ({
      enrolmentId: learner.enrolmentId,
      learnerName: learner.learnerName,
      mentorId,
      candidates: candidates.filter((one) => one.mentorId !== awayId),
    }));
  }

  /** The booked sessions of a mentor on these days. */
  async bookedOn(days: Days): Promise<{ id: string; startsAt: Date; learnerName: string }[]> {
    return this.db.sql(
      `SELECT s.id, s.starts_at AS "startsAt",
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName"
       FROM sessions.session s LEFT JOIN learners.pub_civil_identity i ON i.learner_id = s.learner_id
       WHERE s.mentor_id = $1 AND s.state = 'booked' AND s.starts_at >= $2 AND s.starts_at < $3
       ORDER BY s.starts_at, s.id`,
      [days.mentorId, ...boundsOf(days)],
    );
  }

  private async served(days: Days, learners: readonly LearnerMeanwhile[]): Promise<ServedLearner[]> {
    const sessions = await this.db.sql<ServedLearner['sessions'][number] & { enrolmentId: string }>(
      `SELECT id, enrolment_id AS "enrolmentId", starts_at AS "startsAt", state, mentor_id AS "mentorId",
         to_make_up AS "toMakeUp"
       FROM sessions.session WHERE enrolment_id = ANY ($1::uuid[]) AND starts_at >= $2 AND starts_at < $3
       ORDER BY starts_at, id`,
      [learners.map(({ enrolmentId }) => enrolmentId), ...boundsOf(days)],
    );
    const served: ServedLearner[] = [];
    for (const learner of learners) {
      const enrolment = await this.tracks.enrolment(learner.enrolmentId);
      const way = wayOf(days, enrolment?.rulebook.shortAbsenceDays ?? 0);
      const own = sessions.filter(({ enrolmentId }) => enrolmentId === learner.enrolmentId);
      served.push({ ...learner, way, sessions: own });
    }
    return served;
  }
}

function isStaff(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor');
}

function boundsOf({ fromOn, untilOn, zone }: Days): [Date, Date] {
  const [start, end] = [instantOf(`${fromOn}T00:00`, zone), instantOf(`${addDays(untilOn, 1)}T00:00`, zone)];
  return [start.toJSDate(), end.toJSDate()];
}
