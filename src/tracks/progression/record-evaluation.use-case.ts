import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { ProjectStepRefused } from '../tracks.errors.js';
import type { ProjectMoved, ProjectsOpened } from '../tracks.events.js';
import { CriterionResults, type RecordEvaluationInput } from './criterion-results.js';
import { LearnerProjectsQueries } from './learner-projects.queries.js';
import { mayTake, type Step, STEPS } from './project-steps.rules.js';
import type { EvaluationOutcome, ProjectState } from './progression.types.js';
import { ReadyBlocks } from './ready-blocks.js';
import { WaitingProjects } from './waiting-projects.js';

const STEP_OF: Record<EvaluationOutcome, Step> = {
  validated: 'validate',
  conditional: 'ask-to-complete',
  'to-rework': 'send-back',
};

/** Records what an evaluation found of each criterion, moves its project and opens those that waited for it. */
@Injectable()
export class RecordEvaluation {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly results: CriterionResults,
    private readonly projects: LearnerProjectsQueries,
    private readonly waiting: WaitingProjects,
    private readonly readyBlocks: ReadyBlocks,
  ) {}

  run(input: RecordEvaluationInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { enrolmentId, projectId, outcome } = input;
      const { code, state, enrolmentState } = await this.projects.held(enrolmentId, projectId);
      const step = STEP_OF[outcome];
      const decision = mayTake({ step, project: code, state, enrolmentState });
      refuseUnless(decision, (checks) => new ProjectStepRefused(checks));

      await this.results.append(input, actor);
      await this.move(input, state);
      await this.events.record<ProjectMoved>(
        {
          name: 'tracks.project-moved',
          subject: enrolmentId,
          data: { enrolmentId, projectId, step, state: STEPS[step].to ?? state },
        },
        actor,
      );
      if (outcome === 'validated') await this.openWhatWaited(input, actor);
      await this.readyBlocks.keep(enrolmentId);
    });
  }

  /** A judgement after a condition belongs to the same defence; work that is sent back has to be marked ready again. */
  private async move({ enrolmentId, projectId, outcome, decidedAt }: RecordEvaluationInput, from: ProjectState) {
    await this.db.sql(
      `UPDATE tracks.learner_project SET state = $3, moved_at = $4, defences = defences + $5,
         validated_at = CASE WHEN $3 = 'validated' THEN $4::timestamptz END,
         marked_ready_at = CASE WHEN $3 = 'to-rework' THEN NULL ELSE marked_ready_at END
       WHERE enrolment_id = $1 AND project_id = $2`,
      [enrolmentId, projectId, outcome, decidedAt, from === 'conditional' ? 0 : 1],
    );
  }

  private async openWhatWaited(input: RecordEvaluationInput, actor: Actor): Promise<void> {
    const { enrolmentId } = input;
    const opened = await this.waiting.turn('open', input);
    if (opened.length === 0) return;
    const projectIds = opened.map(({ projectId }) => projectId);
    await this.events.record<ProjectsOpened>(
      { name: 'tracks.projects-opened', subject: enrolmentId, data: { enrolmentId, projectIds } },
      actor,
    );
  }
}
