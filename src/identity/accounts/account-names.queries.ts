import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** How pages name the people behind ids. */
@Injectable()
export class AccountNames {
  constructor(private readonly db: Db) {}

  /** The name of each account that there is, by its id; who is no account (the system itself) is left out. */
  async of(accountIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.sql<{ id: string; name: string }>(
      'SELECT id, display_name AS name FROM identity.account WHERE id = ANY($1::uuid[])',
      [[...new Set(accountIds)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
