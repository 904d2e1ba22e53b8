import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import { Events } from '../platform/events/events.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { newId } from '../platform/kernel/id.js';
import { DefenceMail } from './defence.mail.js';
import { JuryMail } from './jury.mail.js';
import type { NewLetter } from './letter.types.js';
import { SEND_LETTER } from './send-letter.job.js';
import { SessionMail } from './session.mail.js';

/** News of an older fact helps nobody: an outage of days, or a demo world's past, is not told afterwards. */
const NEWS_HOURS = 24;

/** Asks for the letters that a fact gives rise to, together with the receipt of its event: once for each person. */
@Injectable()
export class AskForLetters implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly sessions: SessionMail,
    private readonly defences: DefenceMail,
    private readonly juries: JuryMail,
  ) {}

  onModuleInit(): void {
    for (const mail of [this.sessions, this.defences, this.juries]) {
      const name = `letters ${mail.events.join(' ')}`;
      this.events.tell({ name, events: mail.events, run: (event) => this.ask(event, () => mail.lettersFor(event)) });
    }
  }

  private async ask(event: DeliveredEvent, letters: () => Promise<NewLetter[]>): Promise<void> {
    const now = await this.clock.now();
    if (event.recordedAt < now.minus({ hours: NEWS_HOURS }).toJSDate()) return;
    for (const letter of await letters()) await this.keep(letter, event.position, now.toJSDate());
  }

  private async keep(letter: NewLetter, position: number, askedAt: Date): Promise<void> {
    const { kind, recipientId, withId = null, facts, href } = letter;
    const letterId = newId();
    const row = [letterId, position, kind, recipientId, withId, JSON.stringify(facts), href, askedAt];
    const [first] = await this.db.sql(
      `INSERT INTO notifications.letter
         (id, event_position, kind, recipient_id, with_id, facts, href, asked_at, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting') ON CONFLICT DO NOTHING RETURNING id`,
      row,
    );
    if (first) await this.jobs.soon(SEND_LETTER, { letterId });
  }
}
