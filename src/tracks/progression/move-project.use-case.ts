import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { ProjectStepRefused } from '../tracks.errors.js';
import type { ProjectMoved } from '../tracks.events.js';
import { LearnerProject } from './learner-project.entity.js';
import { LearnerProjectsQueries } from './learner-projects.queries.js';
import { mayTake, type Step, STEPS } from './project-steps.rules.js';
import type { ProjectState } from './progression.types.js';

/** What a room below did with a project, short of judging it. */
export type Move = 'hand-in' | 'hand-in-part' | 'hand-in-again' | 'mark-ready' | 'plan-defence' | 'cancel-defence';

export interface MoveProjectInput {
  enrolmentId: string;
  projectId: string;
  move: Move;
}

/** Takes one step with a project of a learner, as the room that it happened in tells it. */
@Injectable()
export class MoveProject {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly projects: LearnerProjectsQueries,
  ) {}

  run({ enrolmentId, projectId, move }: MoveProjectInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { code, state, enrolmentState } = await this.projects.held(enrolmentId, projectId);
      const step = fitting(move, state);
      const decision = mayTake({ step, project: code, state, enrolmentState });
      refuseUnless(decision, (checks) => new ProjectStepRefused(checks));

      const now = (await this.clock.now()).toJSDate();
      const after = STEPS[step].to ?? state;
      await this.db.of(LearnerProject).update(
        { enrolmentId, projectId },
        {
          state: after,
          movedAt: now,
          ...(step.startsWith('hand-in') && { handedInAt: now }),
          ...(step === 'mark-ready' && { markedReadyAt: now }),
        },
      );
      await this.events.record<ProjectMoved>(
        { name: 'tracks.project-moved', subject: enrolmentId, data: { enrolmentId, projectId, step, state: after } },
        actor,
      );
    });
  }
}

/** Deliverables that replace others before a defence, or complete them after it, leave the project where it is. */
function fitting(move: Move, state: ProjectState): Step {
  const isAfterPlanning = state === 'defence-planned' || state === 'conditional';
  return move === 'hand-in' && isAfterPlanning ? 'hand-in-again' : move;
}
