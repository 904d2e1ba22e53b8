import { Injectable } from '@nestjs/common';
import { Addressees } from '../identity/index.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import type { LetterKind, NewLetter } from './letter.types.js';

const KINDS: Record<string, LetterKind> = {
  'statements.statement-issued': 'statement-issued',
  'statements.statement-disputed': 'statement-disputed',
  'statements.statement-replied': 'statement-replied',
};

/** A mentor is told of a statement to answer and of a reply to a dispute; officers, of a dispute. */
@Injectable()
export class StatementMail {
  readonly events = Object.keys(KINDS);

  constructor(private readonly addressees: Addressees) {}

  async lettersFor({ name, data }: DeliveredEvent): Promise<NewLetter[]> {
    const { statementId, month, mentorId } = data as { statementId: string; month: string; mentorId: string };
    const kind = KINDS[name];
    if (!kind) return [];
    const told = { kind, facts: { month }, href: `/statements/${statementId}` };
    if (kind !== 'statement-disputed') return [{ ...told, recipientId: mentorId }];
    const officerIds = await this.addressees.holding('officer');
    return officerIds.map((recipientId) => ({ ...told, recipientId, withId: mentorId }));
  }
}
