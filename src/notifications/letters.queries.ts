import { Injectable } from '@nestjs/common';
import { AccountNames } from '../identity/index.js';
import { Db } from '../platform/database/db.js';
import { type Page, pageOf } from '../platform/kernel/page.js';
import type { LetterKind, LetterState } from './letter.types.js';
import { LetterUnknown } from './notifications.errors.js';

/** A letter without its words. */
export interface LetterInList {
  id: string;
  kind: LetterKind;
  state: LetterState;
  recipientId: string;
  tries: number;
  lastError: string | null;
  askedAt: Date;
  settledAt: Date | null;
}

/** A letter with its words, and to whom it went. */
export interface LetterInWords extends LetterInList {
  recipientName: string;
  subject: string | null;
  text: string | null;
  html: string | null;
}

const MAILBOX_SIZE = 100;
const IN_LIST = `id, kind, state, recipient_id AS "recipientId", tries, last_error AS "lastError",
  asked_at AS "askedAt", settled_at AS "settledAt"`;

/** The letters of the house: those given up for who looks after it, and every one in the mailbox of a developer. */
@Injectable()
export class LettersQueries {
  constructor(
    private readonly db: Db,
    private readonly names: AccountNames,
  ) {}

  /** Letters of one state, the latest first, a page at a time. */
  async list(state: LetterState, size: number, after: string | null): Promise<Page<LetterInList>> {
    const rows = await this.db.sql<LetterInList>(
      `SELECT ${IN_LIST} FROM notifications.letter
       WHERE state = $1 AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $2::int + 1`,
      [state, size, after],
    );
    return pageOf(rows, size, ({ id }) => id);
  }

  /** The newest letters of every state. */
  async mailbox(): Promise<LetterInWords[]> {
    const letters = await this.db.sql<LetterInWords>(
      `SELECT ${IN_LIST}, subject, text, html FROM notifications.letter ORDER BY asked_at DESC, id DESC LIMIT $1`,
      [MAILBOX_SIZE],
    );
    return this.named(letters);
  }

  /** One letter. Throws `LetterUnknown`. */
  async one(letterId: string): Promise<LetterInWords> {
    const letters = await this.db.sql<LetterInWords>(
      `SELECT ${IN_LIST}, subject, text, html FROM notifications.letter WHERE id = $1`,
      [letterId],
    );
    const [letter] = await this.named(letters);
    if (!letter) throw new LetterUnknown(letterId);
    return letter;
  }

  private async named(letters: LetterInWords[]): Promise<LetterInWords[]> {
    const names = await this.names.of(letters.map(({ recipientId }) => recipientId));
    return letters.map((letter) => ({ ...letter, recipientName: names.get(letter.recipientId) ?? '' }));
  }
}
