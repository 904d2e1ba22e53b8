import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import type { NewLetter } from './letter.types.js';

interface ConvenedJury {
  juryId: string;
  number: string;
  heldAt: string;
  memberIds: string[];
  enrolmentIds: string[];
}

interface RevokedAward {
  number: string;
  caseId: string;
  learnerId: string;
}

/** Members and candidates are convened to a jury; a candidate is told when what was decided of them can be read. */
@Injectable()
export class JuryMail {
  readonly events = [
    'assessment.jury-convened',
    'assessment.candidate-notified',
    'assessment.appeal-ruled',
    'assessment.award-revoked',
  ];

  constructor(private readonly db: Db) {}

  lettersFor({ name, data }: DeliveredEvent): Promise<NewLetter[]> {
    if (name === 'assessment.jury-convened') return this.convocations(data as unknown as ConvenedJury);
    if (name === 'assessment.appeal-ruled') return this.answers(data as { enrolmentId: string; caseId: string });
    if (name === 'assessment.award-revoked') return revocations(data as unknown as RevokedAward);
    return this.decisions(data as { enrolmentId: string; appealUntilOn: string });
  }

  private async convocations(jury: ConvenedJury): Promise<NewLetter[]> {
    const { juryId, number, heldAt, memberIds, enrolmentIds } = jury;
    const told = { kind: 'jury-convened' as const, facts: { heldAt, number } };
    const learnerIds = await this.learnersOf(enrolmentIds);
    return [
      ...memberIds.map((recipientId) => ({ ...told, recipientId, href: `/juries/${juryId}` })),
      ...learnerIds.map((recipientId) => ({ ...told, recipientId, href: '/track' })),
    ];
  }

  /** What was decided is read in the house, never in a mail. */
  private async decisions(given: { enrolmentId: string; appealUntilOn: string }): Promise<NewLetter[]> {
    const facts = { appealUntilOn: given.appealUntilOn };
    const learnerIds = await this.learnersOf([given.enrolmentId]);
    return learnerIds.map((recipientId) => ({ kind: 'decision-notified', recipientId, facts, href: '/track' }));
  }

  private async answers({ enrolmentId, caseId }: { enrolmentId: string; caseId: string }): Promise<NewLetter[]> {
    const href = `/track/juries/${caseId}`;
    const learnerIds = await this.learnersOf([enrolmentId]);
    return learnerIds.map((recipientId) => ({ kind: 'appeal-answered', recipientId, facts: {}, href }));
  }

  private async learnersOf(enrolmentIds: readonly string[]): Promise<string[]> {
    const rows = await this.db.sql<{ learnerId: string }>(
      'SELECT DISTINCT learner_id AS "learnerId" FROM tracks.pub_enrolment WHERE id = ANY($1::uuid[])',
      [enrolmentIds],
    );
    return rows.map(({ learnerId }) => learnerId);
  }
}

/** That a title was taken back; why is read in the house. */
function revocations({ number, caseId, learnerId }: RevokedAward): Promise<NewLetter[]> {
  const href = `/track/juries/${caseId}`;
  return Promise.resolve([{ kind: 'award-revoked', recipientId: learnerId, facts: { number }, href }]);
}
