import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import { type CandidateFacts, mayPresent } from './jury.rules.js';
import { AWAITS_DECISION, type Sitting } from './jury.types.js';
import { type KnownTie, KnownTies } from './known-ties.js';

/** The answer for one candidate. */
export interface CandidateDecision extends Decision {
  enrolmentId: string;
}

type Standing = Pick<
  CandidateFacts,
  'identityVerified' | 'openContests' | 'ruleByOn' | 'waitsElsewhere' | 'firstMemberIds'
>;

/** In SQL: `f` is the case of the enrolment `$1` that is to be heard again, after an admissible appeal. */
const TO_REHEAR = `f.enrolment_id = $1 AND f.state = 'appealed' AND EXISTS (
  SELECT 1 FROM assessment.appeal a JOIN assessment.appeal_ruling r ON r.appeal_id = a.id
  WHERE a.case_id = f.id AND r.admissible)`;

/** In SQL: the facts of the enrolment `$1` that wait for a ruling, sessions and evaluations alike, each with its day. */
const OPEN_CONTESTS = `
  SELECT s.rule_by_on FROM sessions.pub_open_contest s WHERE s.enrolment_id = $1
  UNION ALL
  SELECT v.rule_by_on FROM assessment.pub_open_evaluation_contest v WHERE v.enrolment_id = $1`;

/** Looks at the candidates of a jury that is being convened. */
@Injectable()
export class CandidatesQueries {
  constructor(
    private readonly db: Db,
    private readonly tracks: TracksApi,
    private readonly knownTies: KnownTies,
  ) {}

  /** The enrolments in the order in which they were named; null where there is none. */
  async enrolments(enrolmentIds: readonly string[]): Promise<(EnrolmentFacts | null)[]> {
    const found: (EnrolmentFacts | null)[] = [];
    for (const enrolmentId of enrolmentIds) found.push(await this.tracks.enrolment(enrolmentId));
    return found;
  }

  /** May each of them be presented to these members, and which ties are known? */
  async decide(
    enrolments: readonly EnrolmentFacts[],
    { titleVersionId, seats }: { titleVersionId: string; seats: readonly Sitting[] },
  ): Promise<{ ties: KnownTie[]; candidates: CandidateDecision[] }> {
    const memberIds = seats.map(({ memberId }) => memberId);
    const learnerIds = enrolments.map(({ learnerId }) => learnerId);
    const ties = await this.knownTies.between(memberIds, learnerIds);
    const candidates: CandidateDecision[] = [];
    for (const enrolment of enrolments) {
      const { id: enrolmentId, learnerId, rulebook: numbers } = enrolment;
      const blocks = await this.tracks.standing(enrolmentId);
      const decision = mayPresent({
        ...(await this.standing(enrolment)),
        enrolmentId,
        isOnTitle: enrolment.titleVersionId === titleVersionId,
        readyBlocks: blocks.filter(({ presentable }) => presentable).map(({ code }) => code),
        seats,
        aside: new Set(ties.filter((tie) => tie.learnerId === learnerId).map(({ memberId }) => memberId)),
        numbers,
      });
      candidates.push({ enrolmentId, ...decision });
    }
    return { ties, candidates };
  }

  /** The case that another jury hears again, when an appeal of the candidate is admissible. */
  async toRehear(enrolmentId: string): Promise<string | null> {
    const found = await this.db.one<{ id: string }>(
      `SELECT f.id FROM assessment.jury_case f WHERE ${TO_REHEAR} ORDER BY f.notified_at DESC LIMIT 1`,
      [enrolmentId],
    );
    return found?.id ?? null;
  }

  private async standing({ id, learnerId }: EnrolmentFacts): Promise<Standing> {
    const standing = await this.db.one<Standing>(
      `SELECT
         EXISTS (SELECT 1 FROM learners.pub_civil_identity i
           WHERE i.learner_id = $2 AND i.verified_at IS NOT NULL) AS "identityVerified",
         c.open AS "openContests", c.rule_by_on AS "ruleByOn",
         EXISTS (SELECT 1 FROM assessment.jury_case j
           WHERE j.enrolment_id = $1 AND (${AWAITS_DECISION})) AS "waitsElsewhere",
         ARRAY(SELECT s.member_id::text FROM assessment.jury_seat s JOIN assessment.jury_case f ON f.jury_id = s.jury_id
           WHERE ${TO_REHEAR}) AS "firstMemberIds"
       FROM (SELECT count(*)::int AS open, min(rule_by_on) AS rule_by_on FROM (${OPEN_CONTESTS}) o) c`,
      [id, learnerId],
    );
    if (!standing) throw new Error(`One statement answers how ${id} stands`);
    return standing;
  }
}
