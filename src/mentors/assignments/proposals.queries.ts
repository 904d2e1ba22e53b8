import { Injectable } from '@nestjs/common';
import { DateTime, Interval } from 'luxon';
import { Environment } from '../../../config/environment.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { AvailabilityQueries } from '../availability/availability.queries.js';
import { APPROVAL, CONTRACT_END, SINCE } from '../profiles/mentors.queries.js';
import { noviceUntil, placesOf } from '../profiles/profile.rules.js';
import type { ApprovalState } from '../profiles/profile.types.js';
import { costOf, fits, hoursInCommon, type PairFacts } from './fitting.rules.js';
import { matched } from './matching.rules.js';
import { WaitingQueries, type WaitingLearner } from './waiting.queries.js';

/** A mentor for a learner, with what speaks for the pair and against. */
export interface Candidate {
  mentorId: string;
  fullName: string;
  learners: number;
  places: number;
  hoursInCommon: number;
  decision: Decision;
}

/** A learner with the mentor who is proposed, and the others, the best first. */
export interface Proposal {
  learner: WaitingLearner;
  mentorId: string | null;
  candidates: Candidate[];
}

interface MentorRow {
  mentorId: string;
  fullName: string;
  languages: string[];
  maxLevel: number;
  maxLearners: number;
  titleCodes: string[];
  welcomesDisability: boolean;
  approval: ApprovalState;
  contractEndsOn: string | null;
  sinceOn: string | null;
  learners: number;
  judges: string[];
}

interface Priced extends Candidate {
  cost: number;
}

const MOST_LEARNERS = 50;
const MOST_MENTORS = 300;
const MOST_SHOWN = 8;

/** Who could accompany whom: for one learner, or for all who wait at once. */
@Injectable()
export class ProposalsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly waiting: WaitingQueries,
    private readonly availability: AvailabilityQueries,
    private readonly environment: Environment,
  ) {}

  /** For these learners, or for the fifty who wait longest; from that day on, today when none is given. */
  async of(
    enrolmentIds: readonly string[] | null,
    fromOn?: string,
  ): Promise<{ fromOn: string; proposals: Proposal[] }> {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    const day = fromOn ?? today;
    const learners = enrolmentIds ? await this.waiting.of(enrolmentIds) : await this.waiting.all(MOST_LEARNERS);
    const mentors = learners.length === 0 ? [] : await this.mentors(learners, day);
    const openings = await this.openings(mentors, day);
    const priced: Priced[][] = [];
    for (const learner of learners) priced.push(await this.priced(learner, mentors, openings, day));
    const pairs = matched(
      priced.map((row) => row.map(({ cost, decision }) => (decision.allowed ? cost : null))),
      mentors.map((_, column) => roomOf(priced[0]?.[column])),
    );
    return {
      fromOn: day,
      proposals: learners.map((learner, row) => proposalOf(learner, priced[row] ?? [], pairs[row] ?? null)),
    };
  }

  private async priced(
    learner: WaitingLearner,
    mentors: readonly MentorRow[],
    openings: ReadonlyMap<string, Interval<true>[]>,
    fromOn: string,
  ): Promise<Priced[]> {
    const enrolment = await this.tracks.enrolment(learner.enrolmentId);
    const { sessionMinutesSelfFunded = 0, sessionMinutesFunded = 0 } = enrolment?.rulebook ?? {};
    const sessionMinutes = enrolment?.fundedBy === 'self' ? sessionMinutesSelfFunded : sessionMinutesFunded;
    const window = weekFrom(fromOn);
    return mentors.map((mentor) => {
      const { judges, sinceOn, fullName, ...known } = mentor;
      const noviceUntilOn = noviceUntil(sinceOn, fromOn, this.environment.MENTOR_NOVICE_MONTHS);
      const noviceLearners = this.environment.MENTOR_NOVICE_LEARNERS;
      const facts: PairFacts = {
        ...known,
        fromOn,
        learnerId: learner.learnerId,
        titleCode: learner.titleCode,
        levelInProgress: learner.levelInProgress,
        noviceLearners,
        noviceUntilOn,
        isJudge: judges.includes(learner.learnerId),
        wantedLanguages: learner.languages,
        asksForArrangement: learner.asksForArrangement,
        hoursInCommon: hoursInCommon(openings.get(mentor.mentorId) ?? [], learner, window),
        sessionMinutes,
      };
      const { mentorId, learners } = mentor;
      const places = placesOf(mentor.maxLearners, noviceUntilOn, noviceLearners);
      const shown = { mentorId, fullName, learners, places, hoursInCommon: facts.hoursInCommon };
      return { ...shown, decision: fits(facts), cost: costOf(facts) };
    });
  }

  /** The approved mentors with a place, those with most room first: beyond 300 of them nobody looks. */
  private mentors(learners: readonly WaitingLearner[], fromOn: string): Promise<MentorRow[]> {
    return this.db.sql<MentorRow>(
      `SELECT * FROM (
         SELECT m.id AS "mentorId", m.full_name AS "fullName", m.languages, m.max_level AS "maxLevel",
           m.max_learners AS "maxLearners", m.title_codes AS "titleCodes",
           m.welcomes_disability AS "welcomesDisability", ${APPROVAL} AS approval, ${CONTRACT_END} AS "contractEndsOn",
           ${SINCE} AS "sinceOn",
           (SELECT count(DISTINCT a.enrolment_id) FROM mentors.pub_assignment a
            WHERE a.mentor_id = m.id AND (a.until_on IS NULL OR a.until_on >= $1::date)) AS learners,
           ARRAY(SELECT j.learner_id FROM mentors.judge j
             WHERE j.judge_id = m.id AND j.learner_id = ANY ($2::uuid[])) AS judges
         FROM mentors.mentor m) m
       WHERE m.approval = 'approved' AND m.learners < m."maxLearners"
       ORDER BY m.learners::float8 / m."maxLearners", m."mentorId" LIMIT $3`,
      [fromOn, learners.map(({ learnerId }) => learnerId), MOST_MENTORS],
    );
  }

  private async openings(mentors: readonly MentorRow[], fromOn: string): Promise<Map<string, Interval<true>[]>> {
    const { start, end } = weekFrom(fromOn);
    const found = new Map<string, Interval<true>[]>();
    for (const { mentorId } of mentors) {
      found.set(mentorId, (await this.availability.receiving(mentorId, start, end)).openings);
    }
    return found;
  }
}

function roomOf(priced: Priced | undefined): number {
  return priced ? priced.places - priced.learners : 0;
}

function weekFrom(fromOn: string): Interval<true> {
  const start = DateTime.fromISO(fromOn, { zone: 'utc' }) as DateTime<true>;
  return Interval.after(start, { days: 7 }) as Interval<true>;
}

/** The one who is proposed first, then those who fit, then the others; the cheapest of each first. */
function proposalOf(learner: WaitingLearner, priced: readonly Priced[], chosen: number | null): Proposal {
  const mentorId = chosen === null ? null : (priced[chosen]?.mentorId ?? null);
  const rank = (one: Priced) => (one.mentorId === mentorId ? 0 : one.decision.allowed ? 1 : 2);
  const sorted = priced.toSorted(
    (a, b) => rank(a) - rank(b) || a.cost - b.cost || a.mentorId.localeCompare(b.mentorId),
  );
  return { learner, mentorId, candidates: sorted.slice(0, MOST_SHOWN).map(({ cost: _cost, ...one }) => one) };
}
