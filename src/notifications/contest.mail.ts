import { Injectable } from '@nestjs/common';
import { Addressees } from '../identity/index.js';
import { Db } from '../platform/database/db.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import type { NewLetter } from './letter.types.js';

interface ToldContest {
  contestId: string;
  enrolmentId: string;
  projectId: string;
  evaluatorId: string;
  ruleByOn?: string;
}

/** Who judged and the advisors are told of a contested evaluation; the learner and who judged, of its ruling. */
@Injectable()
export class ContestMail {
  readonly events = ['assessment.evaluation-contested', 'assessment.evaluation-contest-ruled'];

  constructor(
    private readonly db: Db,
    private readonly addressees: Addressees,
  ) {}

  async lettersFor({ name: fact, data }: DeliveredEvent): Promise<NewLetter[]> {
    const { contestId, enrolmentId, projectId, evaluatorId, ruleByOn } = data as unknown as ToldContest;
    const project = await this.db.one<{ learnerId: string; name: string }>(
      `SELECT e.learner_id AS "learnerId", p.name
       FROM tracks.pub_learner_project p JOIN tracks.pub_enrolment e ON e.id = p.enrolment_id
       WHERE p.enrolment_id = $1 AND p.project_id = $2`,
      [enrolmentId, projectId],
    );
    if (!project) return [];
    const { learnerId, name } = project;
    const href = `/evaluation-contests/${contestId}`;
    if (fact === 'assessment.evaluation-contest-ruled') {
      const told = { kind: 'evaluation-contest-ruled' as const, facts: { project: name }, href };
      return [learnerId, evaluatorId].map((recipientId) => ({ ...told, recipientId }));
    }
    const told = { kind: 'evaluation-contested' as const, facts: { project: name, ruleByOn: ruleByOn ?? null }, href };
    const advisorIds = await this.addressees.holding('advisor');
    const recipientIds = new Set([evaluatorId, ...advisorIds]);
    return [...recipientIds].map((recipientId) => ({ ...told, recipientId, withId: learnerId }));
  }
}
