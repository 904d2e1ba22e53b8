import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { newId } from '../platform/kernel/id.js';
import type { NewLetter } from './letter.types.js';
import { SEND_LETTER } from './send-letter.job.js';

/** Takes the letters that are asked for, each once for its fact, kind and person, and has them sent. */
@Injectable()
export class LetterBox {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  async take(letter: NewLetter, eventPosition: number, askedAt: Date): Promise<void> {
    const { kind, recipientId, withId = null, facts, href } = letter;
    const letterId = newId();
    const row = [letterId, eventPosition, kind, recipientId, withId, JSON.stringify(facts), href, askedAt];
    const [first] = await this.db.sql(
      `INSERT INTO notifications.letter
         (id, event_position, kind, recipient_id, with_id, facts, href, asked_at, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting') ON CONFLICT DO NOTHING RETURNING id`,
      row,
    );
    if (first) await this.jobs.soon(SEND_LETTER, { letterId });
  }
}
