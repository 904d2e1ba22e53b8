import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor, Role } from '../../platform/kernel/actor.js';
import type { Language } from '../../platform/web/locale.js';
import { hashOfSecret, newSecret } from '../../platform/kernel/secret.js';

const HOURS = 12;

/** The statement that each request begins with: the person and roles behind the hash of a token. */
export const WHO_HOLDS = `
  SELECT a.id, a.display_name AS name, a.language, a.zone, s.ends_at AS "endsAt",
    ARRAY(SELECT g.role FROM identity.role_grant g WHERE g.account_id = a.id AND g.withdrawn_at IS NULL) AS roles
  FROM identity.sign_in s JOIN identity.account a ON a.id = s.account_id
  WHERE s.token_hash = $1 AND a.closed_at IS NULL AND s.ends_at > clock_timestamp()`;

/** Who asks, with what a page needs to address them. */
export interface SignedIn extends Actor {
  name: string;
  language: Language;
  zone: string;
  /** For forms: ties a page to the sign-in it was made for. */
  tokenHash: string;
}

/** The sign-ins that stand: begun, looked up at each request, ended. Kept in the database, on its own time. */
@Injectable()
export class SignIns {
  constructor(private readonly db: Db) {}

  /** Signs an account in and answers the token, which is told only once. */
  async begin(accountId: string): Promise<{ token: string; endsAt: Date }> {
    const token = newSecret();
    const row = await this.db.one<{ endsAt: Date }>(
      `INSERT INTO identity.sign_in (token_hash, account_id, started_at, ends_at)
       VALUES ($1, $2, clock_timestamp(), clock_timestamp() + make_interval(hours => $3)) RETURNING ends_at AS "endsAt"`,
      [hashOfSecret(token), accountId, HOURS],
    );
    if (!row) throw new Error('A sign-in was not written');
    return { token, endsAt: row.endsAt };
  }

  /** The person that holds a token, with the roles that they have at this moment; null when it opens nothing. */
  async whoHolds(token: string): Promise<SignedIn | null> {
    const tokenHash = hashOfSecret(token);
    const row = await this.db.one<Omit<SignedIn, 'tokenHash'> & { roles: Role[] }>(WHO_HOLDS, [tokenHash]);
    if (!row) return null;
    const { id, name, language, zone, roles } = row;
    return { id, name, language, zone, roles, tokenHash };
  }

  /** Ends one sign-in. */
  async end(tokenHash: string): Promise<void> {
    await this.db.sql('DELETE FROM identity.sign_in WHERE token_hash = $1', [tokenHash]);
  }

  /** Ends every sign-in of an account, at once and everywhere. */
  async endAll(accountId: string): Promise<void> {
    await this.db.sql('DELETE FROM identity.sign_in WHERE account_id = $1', [accountId]);
  }
}
