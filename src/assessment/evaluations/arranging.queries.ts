import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { mayArrangeDefence } from '../assessment.policy.js';
import { ProjectVisits, type VisitedProject } from '../evidence/project-visits.queries.js';
import { mayCancelDefence } from './cancellation.rules.js';
import { DefencesQueries, type ShownDefence } from './defences.queries.js';
import { DefenceUnknown } from './evaluations.errors.js';

/** A defence with what calling it off would mean for whoever asks. */
export interface CancellableDefence {
  defence: ShownDefence;
  project: VisitedProject['project'];
  decision: Decision;
  /** How far ahead another defence is planned. */
  noticeDays: number;
  isOwn: boolean;
}

/** Looks at defences for those who arrange them: the learner and the staff. */
@Injectable()
export class ArrangingQueries {
  constructor(
    private readonly defences: DefencesQueries,
    private readonly visits: ProjectVisits,
  ) {}

  /** Throws DefenceUnknown, also for those who only judge or accompany. */
  async cancellation(defenceId: string, actor: Actor): Promise<CancellableDefence> {
    const { project, ...defence } = await this.defences.defenceFor(actor, defenceId);
    const { capacities, enrolment, now } = await this.visits.visit(actor, defence);
    if (!mayArrangeDefence(capacities)) throw new DefenceUnknown(defenceId);
    const startsAt = DateTime.fromJSDate(defence.startsAt, { zone: 'utc' });
    const byStaff = capacities.includes('staff');
    const decision = mayCancelDefence({ now, state: defence.state, startsAt, byStaff });
    const { defenceNoticeDays: noticeDays } = enrolment.rulebook;
    return { defence, project, decision, noticeDays, isOwn: capacities.includes('learner') };
  }
}
