import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { type TitleFacts, TitlesApi } from '../../competence-blocks/index.js';
import { LearnersApi } from '../../learners/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Decision } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { SessionsApi } from '../../sessions/index.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import { JuryInvalid } from '../assessment.errors.js';
import { heldAtOf } from './held-at.rules.js';
import { type CandidateFacts, mayConvene, mayPresent, type ProposedSeat } from './jury.rules.js';
import type { JuryMode, JuryNumbers } from './jury.types.js';
import { type KnownTie, KnownTies } from './known-ties.js';
import { strictest } from './quorum.rules.js';

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

/** The answer for one candidate. */
export interface CandidateDecision extends Decision {
  enrolmentId: string;
}

/** A jury as it would be convened now, with every answer. */
export interface ProposedJury {
  now: DateTime<true>;
  heldAt: DateTime<true>;
  heldOn: string;
  convenedOn: string;
  numbers: JuryNumbers;
  enrolments: EnrolmentFacts[];
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
    private readonly tracks: TracksApi,
    private readonly learners: LearnersApi,
    private readonly sessions: SessionsApi,
    private readonly knownTies: KnownTies,
  ) {}

  /** May this jury be convened, and which candidates may be presented to it? Throws `JuryInvalid`. */
  async decisionOn(input: ConveneJuryInput): Promise<Decision & { candidates: CandidateDecision[] }> {
    const { decision, candidates } = await this.propose(input);
    const allowed = decision.allowed && candidates.every((candidate) => candidate.allowed);
    return { allowed, checks: decision.checks, candidates };
  }

  /** The jury as it would be convened now. Throws `JuryInvalid` for what does not exist. */
  async propose(input: ConveneJuryInput): Promise<ProposedJury> {
    const { zone, memberIds, presidentId, titleVersionId } = input;
    const now = await this.clock.now();
    const { heldAt, title, seats, enrolments } = await this.existing(input);
    const [convenedOn, heldOn] = [dayOf(now, zone), dayOf(heldAt, zone)];
    const numbers = strictest(enrolments.map(({ rulebook }) => rulebook));
    const learnerIds = enrolments.map(({ learnerId }) => learnerId);
    const ties = await this.knownTies.between(memberIds, learnerIds);
    const decision = mayConvene({ today: convenedOn, heldOn, title, presidentId, seats, learnerIds, numbers });
    const waiting = await this.waiting(input.enrolmentIds);
    const candidates: CandidateDecision[] = [];
    for (const enrolment of enrolments) {
      const facts = {
        isOnTitle: enrolment.titleVersionId === titleVersionId,
        waitsElsewhere: waiting.has(enrolment.id),
        aside: new Set(ties.filter((tie) => tie.learnerId === enrolment.learnerId).map(({ memberId }) => memberId)),
        seats,
      };
      candidates.push({ enrolmentId: enrolment.id, ...mayPresent(await this.candidate(enrolment, facts)) });
    }
    return { now, heldAt, heldOn, convenedOn, numbers, enrolments, ties, decision, candidates };
  }

  private async candidate(
    { id: enrolmentId, learnerId, rulebook }: EnrolmentFacts,
    facts: Pick<CandidateFacts, 'isOnTitle' | 'waitsElsewhere' | 'aside' | 'seats'>,
  ): Promise<CandidateFacts> {
    const blocks = await this.tracks.standing(enrolmentId);
    const identity = await this.learners.civilIdentity(learnerId);
    return {
      ...facts,
      enrolmentId,
      readyBlocks: blocks.filter(({ presentable }) => presentable).map(({ code }) => code),
      identityVerified: Boolean(identity?.verifiedAt),
      openContests: await this.sessions.openContests(enrolmentId),
      numbers: rulebook,
    };
  }

  private async existing(input: ConveneJuryInput) {
    const heldAt = heldAtOf(input.heldAt, input.zone);
    const title = await this.titles.title(input.titleVersionId);
    const seats = await this.seats(input.memberIds, title);
    const enrolments: EnrolmentFacts[] = [];
    const faults: Fault[] = [];
    for (const [index, enrolmentId] of input.enrolmentIds.entries()) {
      const enrolment = await this.tracks.enrolment(enrolmentId);
      if (enrolment) enrolments.push(enrolment);
      else faults.push({ at: `enrolmentIds.${index}`, message: 'There is no such enrolment' });
    }
    for (const [index, memberId] of input.memberIds.entries()) {
      if (seats.every((seat) => seat.memberId !== memberId)) {
        faults.push({ at: `memberIds.${index}`, message: 'There is no such jury member' });
      }
    }
    if (!title) faults.push({ at: 'titleVersionId', message: 'There is no such title' });
    if (!heldAt) faults.push({ at: 'heldAt', message: 'There is no such time in this zone' });
    if (!title || !heldAt || faults.length > 0) throw new JuryInvalid(faults);
    return { heldAt, title, seats, enrolments };
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

  private async waiting(enrolmentIds: string[]): Promise<Set<string>> {
    const rows = await this.db.sql<{ enrolmentId: string }>(
      `SELECT enrolment_id AS "enrolmentId" FROM assessment.jury_case
       WHERE enrolment_id = ANY($1) AND state IN ('convened', 'heard')`,
      [enrolmentIds],
    );
    return new Set(rows.map(({ enrolmentId }) => enrolmentId));
  }
}
