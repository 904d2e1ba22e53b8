import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import type { NewLetter } from './letter.types.js';

interface ToldDefence {
  enrolmentId: string;
  projectId: string;
  evaluatorId: string;
  startsAt: string;
}

/** Learner and evaluator are told when a defence is planned or called off. */
@Injectable()
export class DefenceMail {
  readonly events = ['assessment.defence-planned', 'assessment.defence-cancelled'];

  constructor(private readonly db: Db) {}

  async lettersFor({ name: fact, data }: DeliveredEvent): Promise<NewLetter[]> {
    const { enrolmentId, projectId, evaluatorId, startsAt } = data as unknown as ToldDefence;
    const project = await this.db.one<{ learnerId: string; name: string }>(
      `SELECT e.learner_id AS "learnerId", p.name
       FROM tracks.pub_learner_project p JOIN tracks.pub_enrolment e ON e.id = p.enrolment_id
       WHERE p.enrolment_id = $1 AND p.project_id = $2`,
      [enrolmentId, projectId],
    );
    if (!project) return [];
    const { learnerId, name } = project;
    const kind = fact === 'assessment.defence-planned' ? ('defence-planned' as const) : ('defence-cancelled' as const);
    const told = { kind, facts: { startsAt, project: name } };
    return [
      { ...told, recipientId: learnerId, withId: evaluatorId, href: `/track/projects/${projectId}` },
      { ...told, recipientId: evaluatorId, withId: learnerId, href: '/judging' },
    ];
  }
}
