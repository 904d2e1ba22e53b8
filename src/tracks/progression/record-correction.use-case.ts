import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { ProjectStepRefused } from '../tracks.errors.js';
import type { ProjectCorrected } from '../tracks.events.js';
import { mayCorrectProject, stateAfterCorrection } from './correction.rules.js';
import { CriterionResults, type RecordEvaluationInput } from './criterion-results.js';
import { LearnerProjectsQueries } from './learner-projects.queries.js';
import { ProgressionQueries } from './progression.queries.js';
import type { BlockState, ProjectState } from './progression.types.js';
import { ReadyBlocks } from './ready-blocks.js';
import { type TurnedProject, WaitingProjects } from './waiting-projects.js';

/** What a correction changes; blocks that stand as before are left out. */
export interface CorrectionConsequences {
  project: { code: string; before: ProjectState; after: ProjectState };
  /** The codes of the projects that may be begun now, and of those that no longer may. */
  opened: string[];
  locked: string[];
  blocks: { code: string; name: string; before: BlockState; after: BlockState }[];
}

/** Records what an evaluation should have found: the latest counts, and the project follows; no validated block is lost. */
@Injectable()
export class RecordCorrection {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly results: CriterionResults,
    private readonly projects: LearnerProjectsQueries,
    private readonly waiting: WaitingProjects,
    private readonly progression: ProgressionQueries,
    private readonly readyBlocks: ReadyBlocks,
  ) {}

  run(input: RecordEvaluationInput, actor: Actor): Promise<CorrectionConsequences> {
    return this.db.transaction(async () => {
      const { enrolmentId, projectId, evaluationId, outcome } = input;
      const { code, state, enrolmentState } = await this.projects.held(enrolmentId, projectId);
      const decision = mayCorrectProject({ project: code, state, enrolmentState, outcome });
      refuseUnless(decision, (checks) => new ProjectStepRefused(checks));

      const before = await this.progression.standing(enrolmentId);
      const after = stateAfterCorrection(state, outcome) ?? state;
      await this.results.append(input, actor);
      await this.move(input, { state, after });
      const opened = codesOf(await this.waiting.turn('open', input));
      const locked = codesOf(await this.waiting.turn('locked', input));
      await this.readyBlocks.keep(enrolmentId);
      await this.events.record<ProjectCorrected>(
        {
          name: 'tracks.project-corrected',
          subject: enrolmentId,
          data: { enrolmentId, projectId, evaluationId, state: after, opened, locked },
        },
        actor,
      );
      const standing = await this.progression.standing(enrolmentId);
      const blocks = standing.flatMap(({ code: block, name, state: is }, index) => {
        const was = before[index]?.state ?? is;
        return was === is ? [] : [{ code: block, name, before: was, after: is }];
      });
      return { project: { code, before: state, after }, opened, locked, blocks };
    });
  }

  /** Work that is sent back has to be marked ready again. */
  private async move(
    { enrolmentId, projectId, decidedAt }: RecordEvaluationInput,
    { state, after }: { state: ProjectState; after: ProjectState },
  ): Promise<void> {
    const isSentBack = after === 'to-rework' && state !== after;
    await this.db.sql(
      `UPDATE tracks.learner_project SET state = $3, moved_at = $4,
         validated_at = CASE WHEN $3 = 'validated' THEN coalesce(validated_at, $4::timestamptz) END,
         marked_ready_at = CASE WHEN $5 THEN NULL ELSE marked_ready_at END
       WHERE enrolment_id = $1 AND project_id = $2`,
      [enrolmentId, projectId, after, decidedAt, isSentBack],
    );
  }
}

function codesOf(projects: TurnedProject[]): string[] {
  return projects.map(({ code }) => code);
}
