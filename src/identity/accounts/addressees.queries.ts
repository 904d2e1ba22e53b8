import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Language } from '../../platform/web/locale.js';

/** How a person is written to. */
export interface Addressee {
  id: string;
  name: string;
  email: string;
  language: Language;
  zone: string;
}

/** Where mails to people go, and in which words. */
@Injectable()
export class Addressees {
  constructor(private readonly db: Db) {}

  /** The person of an open account; null when there is none. */
  of(accountId: string): Promise<Addressee | null> {
    return this.db.one<Addressee>(
      `SELECT id, display_name AS name, email, language, zone
       FROM identity.account WHERE id = $1 AND closed_at IS NULL`,
      [accountId],
    );
  }
}
