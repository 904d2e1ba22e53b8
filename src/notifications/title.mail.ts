import { Injectable } from '@nestjs/common';
import { Addressees } from '../identity/index.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import type { NewLetter } from './letter.types.js';

interface ExpiringTitle {
  code: string;
  version: number;
  ending: 'entry' | 'award';
  endsOn: string;
  months: number;
}

/** Officers are told months ahead that learners can no longer enter a title, or that it can no longer be awarded. */
@Injectable()
export class TitleMail {
  readonly events = ['competence-blocks.title-expires'];

  constructor(private readonly addressees: Addressees) {}

  async lettersFor({ data }: DeliveredEvent): Promise<NewLetter[]> {
    const { code, version, ending, endsOn, months } = data as unknown as ExpiringTitle;
    const kind = ending === 'entry' ? 'title-entry-ends' : 'title-award-ends';
    const told = { kind, facts: { code, version, endsOn, count: months }, href: '/office/expiries' } as const;
    const officerIds = await this.addressees.holding('officer');
    return officerIds.map((recipientId) => ({ ...told, recipientId }));
  }
}
