import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { type TitleFacts, TitlesApi } from '../../competence-blocks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Decision } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TakeTime } from '../../sessions/index.js';
import type { EnrolmentFacts } from '../../tracks/index.js';
import { JuryInvalid } from '../assessment.errors.js';
import { type CandidateDecision, CandidatesQueries } from './candidates.queries.js';
import { heldAtOf } from './held-at.rules.js';
import { mayConvene, type ProposedSeat } from './jury.rules.js';
import type { JuryMode, JuryNumbers } from './jury.types.js';
import type { KnownTie } from './known-ties.js';
import { strictest } from './quorum.rules.js';
import { type SittingTime, sittingTimes } from './sitting-times.rules.js';

export interface ConveneJuryInput {
  titleVersionId: string;
  /** An instant with its offset, or a local time in `zone`. */
  heldAt: string;
  zone: string;
  place: string;
  mode: JuryMode;
  presidentId: string;
  memberIds: string[];
  enrolmentIds: string[];
}

/** A jury as it would be convened now, with every answer. */
export interface ProposedJury {
  now: DateTime<true>;
  heldAt: DateTime<true>;
  heldOn: string;
  convenedOn: string;
  numbers: JuryNumbers;
  enrolments: EnrolmentFacts[];
  /** When each person is taken by it. */
  times: SittingTime[];
  ties: KnownTie[];
  decision: Decision;
  candidates: CandidateDecision[];
}

/** Looks at all that a convocation rests on, for the decision and for its dry run. */
@Injectable()
export class ConveningQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly titles: TitlesApi,
    private readonly candidates: CandidatesQueries,
    private readonly takeTime: TakeTime,
  ) {}

  /** May this jury be convened, and which candidates may be presented to it? Throws `JuryInvalid`. */
  async decisionOn(input: ConveneJuryInput): Promise<Decision & { candidates: CandidateDecision[] }> {
    const { decision, candidates } = await this.propose(input);
    const allowed = decision.allowed && candidates.every((candidate) => candidate.allowed);
    return { allowed, checks: decision.checks, candidates };
  }

  /** The jury as it would be convened now. Throws `JuryInvalid` for what does not exist. */
  async propose(input: ConveneJuryInput): Promise<ProposedJury> {
    const { zone, presidentId } = input;
    const { heldAt, title, seats, enrolments } = await this.existing(input);
    const now = await this.clock.now();
    const [convenedOn, heldOn] = [dayOf(now, zone), dayOf(heldAt, zone)];
    const numbers = strictest(enrolments.map(({ rulebook }) => rulebook));
    const learnerIds = enrolments.map(({ learnerId }) => learnerId);
    const minutesEach = Math.max(0, ...enrolments.map(({ rulebook }) => rulebook.defenceMinutes));
    const memberIds = seats.map(({ memberId }) => memberId);
    const times = sittingTimes({ heldAt, minutesEach, memberIds, learnerIds });
    const taken = await this.taken(times, seats, enrolments);
    const asked = { today: convenedOn, heldOn, title, presidentId, seats, learnerIds, numbers, taken };
    const decision = mayConvene(asked);
    const decided = await this.candidates.decide(enrolments, { titleVersionId: title.id, seats });
    return { now, heldAt, heldOn, convenedOn, numbers, enrolments, times, decision, ...decided };
  }

  /** What those are called by who are in another meeting at the time that the jury wants of them. */
  private async taken(times: SittingTime[], seats: ProposedSeat[], enrolments: EnrolmentFacts[]): Promise<string[]> {
    const ids: string[] = [];
    for (const { personId, startsAt, endsAt } of times) {
      ids.push(...(await this.takeTime.takenAmong([personId], startsAt, endsAt)));
    }
    return ids.map(
      (id) =>
        seats.find(({ memberId }) => memberId === id)?.fullName ??
        enrolments.find(({ learnerId }) => learnerId === id)?.number ??
        id,
    );
  }

  private async existing(input: ConveneJuryInput) {
    const heldAt = heldAtOf(input.heldAt, input.zone);
    const title = await this.titles.title(input.titleVersionId);
    const seats = await this.seats(input.memberIds, title);
    const found = await this.candidates.enrolments(input.enrolmentIds);
    const faults: Fault[] = [
      ...(title ? [] : [{ at: 'titleVersionId', code: 'title-version-unknown', message: 'There is no such title' }]),
      ...(heldAt ? [] : [{ at: 'heldAt', code: 'time-unknown', message: 'There is no such time in this zone' }]),
      ...input.memberIds.flatMap((id, index) =>
        seats.some(({ memberId }) => memberId === id)
          ? []
          : [{ at: `memberIds.${index}`, code: 'jury-member-unknown', message: 'There is no such jury member' }],
      ),
      ...found.flatMap((enrolment, index) =>
        enrolment
          ? []
          : [{ at: `enrolmentIds.${index}`, code: 'enrolment-unknown', message: 'There is no such enrolment' }],
      ),
    ];
    if (!title || !heldAt || faults.length > 0) throw new JuryInvalid(faults);
    return { heldAt, title, seats, enrolments: found.filter((enrolment) => enrolment !== null) };
  }

  /** The members in the order in which they were named. */
  private seats(memberIds: string[], title: TitleFacts | null): Promise<ProposedSeat[]> {
    return this.db.sql<ProposedSeat>(
      `SELECT m.id AS "memberId", m.full_name AS "fullName", m.is_outside AS "isOutside",
         EXISTS (SELECT 1 FROM assessment.jury_qualification q WHERE q.member_id = m.id AND q.title_code = $2)
           AS "isQualified"
       FROM assessment.jury_member m WHERE m.id = ANY($1) ORDER BY array_position($1::uuid[], m.id)`,
      [memberIds, title?.code ?? ''],
    );
  }
}
