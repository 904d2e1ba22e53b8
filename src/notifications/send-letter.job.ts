import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Addressees } from '../identity/index.js';
import { Db } from '../platform/database/db.js';
import { Clock } from '../platform/clock/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { MailRefused, MailTransport } from '../platform/mail/mail-transport.adapter.js';
import { Letter } from './letter.entity.js';
import { WriteLetter, type WrittenLetter } from './write-letter.js';

export const SEND_LETTER = 'send-letter';

const MOST_TRIES = 8;

/** Hands one letter over, at least once; one that fails is tried again later, and given up in sight of all; at once where the server refuses it for good. */
@Injectable()
export class SendLetter implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly addressees: Addressees,
    private readonly writeLetter: WriteLetter,
    private readonly transport: MailTransport,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SEND_LETTER, (payload) => this.run((payload as { letterId: string }).letterId));
  }

  async run(letterId: string): Promise<void> {
    const letter = await this.db.of(Letter).findOneBy({ id: letterId, state: 'waiting' });
    if (!letter) return;
    const to = await this.addressees.of(letter.recipientId);
    if (!to) return this.settle(letterId, 'dropped');
    const written = await this.writeLetter.run(letter, to);
    try {
      await this.transport.send({ ...written, messageId: letterId, to: { name: to.name, email: to.email } });
    } catch (error) {
      await this.failed(letter, error as Error);
      return;
    }
    const { subject, text, html } = written;
    await this.settle(letterId, 'sent', { subject, text, html });
  }

  private async settle(id: string, state: 'sent' | 'dropped', written?: WrittenLetter): Promise<void> {
    const settledAt = (await this.clock.now()).toJSDate();
    await this.db.of(Letter).update({ id }, { state, settledAt, ...written });
  }

  /** Thrown on while there are tries left: the queue waits longer each time. */
  private async failed({ id, tries: before }: Letter, error: Error): Promise<void> {
    const tries = before + 1;
    const isOver = tries >= MOST_TRIES || error instanceof MailRefused;
    const settledAt = (await this.clock.now()).toJSDate();
    const state = isOver ? ({ state: 'failed', settledAt } as const) : {};
    await this.db.of(Letter).update({ id }, { tries, lastError: error.message.slice(0, 500), ...state });
    if (!isOver) throw error;
  }
}
