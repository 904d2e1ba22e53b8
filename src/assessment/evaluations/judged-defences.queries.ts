import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type EnrolmentFacts, type ProjectFacts, TracksApi } from '../../tracks/index.js';
import { Defence } from './defence.entity.js';
import { EvaluatedCriterion } from './evaluated-criterion.entity.js';
import { Evaluation } from './evaluation.entity.js';
import { DefenceUnknown, EvaluationInvalid } from './evaluations.errors.js';
import type { JudgedCriterion, Outcome } from './evaluations.types.js';

/** What an evaluator writes of a project. */
export interface EvaluationWords {
  outcome: Outcome;
  criteria: readonly { criterionId: string; met: boolean; comment?: string }[];
  comment: string;
}

/** A defence with its project, held until the transaction ends. */
export interface HeldDefence {
  defence: Defence;
  enrolment: EnrolmentFacts;
  project: ProjectFacts;
  now: DateTime<true>;
}

/** Brings what judging a defence looks at. */
@Injectable()
export class JudgedDefencesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly mentors: MentorsApi,
  ) {}

  /** The defence that this evaluator was planned for; for anybody else there is none. Throws DefenceUnknown. */
  async heldBy(actor: Actor, defenceId: string): Promise<HeldDefence> {
    const held = await this.held(defenceId);
    if (held?.defence.evaluatorId !== actor.id) throw new DefenceUnknown(defenceId);
    return held;
  }

  /** The defence with its enrolment locked, or null. */
  async held(defenceId: string): Promise<HeldDefence | null> {
    const known = await this.db.of(Defence).findOneBy({ id: defenceId });
    if (!known) return null;
    const { enrolmentId, projectId } = known;
    await this.db.lock(`enrolment ${enrolmentId}`);
    const defence = await this.db.of(Defence).findOneBy({ id: defenceId });
    const enrolment = await this.tracks.enrolment(enrolmentId);
    const project = await this.tracks.project(enrolmentId, projectId);
    return defence && enrolment && project ? { defence, enrolment, project, now: await this.clock.now() } : null;
  }

  /** Was no later defence of the project judged? */
  async isLastJudged({ enrolmentId, projectId, attempt }: Defence): Promise<boolean> {
    const later = await this.db.one(
      `SELECT 1 FROM assessment.defence WHERE enrolment_id = $1 AND project_id = $2 AND attempt > $3
         AND state IN ('conditional', 'decided') LIMIT 1`,
      [enrolmentId, projectId, attempt],
    );
    return later === null;
  }

  /** Did the evaluator become a mentor of the learner? */
  isTied({ evaluatorId, learnerId }: Defence): Promise<boolean> {
    return this.mentors.hasMentored(evaluatorId, learnerId);
  }

  /** The evaluation of a defence that stands, with its criteria; null before the first. */
  async latestOf(defenceId: string): Promise<{ evaluation: Evaluation; criteria: JudgedCriterion[] } | null> {
    const [evaluation] = await this.db
      .of(Evaluation)
      .find({ where: { defenceId }, order: { recordedAt: 'DESC', id: 'DESC' }, take: 1 });
    if (!evaluation) return null;
    const rows = await this.db.of(EvaluatedCriterion).findBy({ evaluationId: evaluation.id });
    return { evaluation, criteria: rows.map(({ criterionId, met, comment }) => ({ criterionId, met, comment })) };
  }
}

/** The criteria as they are kept. Throws EvaluationInvalid for one that the project does not have, or has twice. */
export function judgedCriteria({ criteria }: EvaluationWords, project: ProjectFacts): JudgedCriterion[] {
  const ids = criteria.map(({ criterionId }) => criterionId.toLowerCase());
  const faults = ids.flatMap((id, index) => {
    const at = `criteria.${index}.criterionId`;
    if (!project.criteria.some((criterion) => criterion.id === id)) {
      return [{ at, code: 'criterion-not-proved', message: 'The project does not prove this criterion: leave it out' }];
    }
    return ids.indexOf(id) < index
      ? [{ at, code: 'criterion-twice', message: 'This criterion is judged above: leave one of the two out' }]
      : [];
  });
  if (faults.length > 0) throw new EvaluationInvalid(faults);
  return criteria.map(({ met, comment }, index) => ({ criterionId: ids[index] ?? '', met, comment: comment || null }));
}
