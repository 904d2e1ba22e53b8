import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Role } from '../../platform/kernel/actor.js';
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

  /** The ids of the open accounts that hold a role; at most 50. */
  async holding(role: Role): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      `SELECT a.id FROM identity.account a JOIN identity.role_grant r ON r.account_id = a.id AND r.withdrawn_at IS NULL
       WHERE r.role = $1 AND a.closed_at IS NULL ORDER BY a.id LIMIT 50`,
      [role],
    );
    return rows.map(({ id }) => id);
  }
}
