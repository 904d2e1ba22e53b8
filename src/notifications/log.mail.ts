import { Injectable } from '@nestjs/common';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import type { NewLetter } from './letter.types.js';

/** A mentor is told that outcomes or logs of their sessions are missing. */
@Injectable()
export class LogMail {
  readonly events = ['sessions.logs-overdue'];

  lettersFor({ data }: DeliveredEvent): Promise<NewLetter[]> {
    const { mentorId, sessions: count } = data as { mentorId: string; sessions: number };
    return Promise.resolve([{ kind: 'logs-overdue', recipientId: mentorId, facts: { count }, href: '/mentoring' }]);
  }
}
