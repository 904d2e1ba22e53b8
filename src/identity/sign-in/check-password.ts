import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Db } from '../../platform/database/db.js';
import { newId } from '../../platform/kernel/id.js';
import { SignInSlowedDown } from '../identity.errors.js';
import { isPassword } from './password.js';

const TRIES = 10;
const LONGEST = 200;

/** Whose e-mail and password these are. After ten failures in a quarter of an hour the e-mail has to wait. */
@Injectable()
export class CheckPassword {
  constructor(private readonly db: Db) {}

  /** The account's id, or null when the two do not belong together. Throws `SignInSlowedDown`. */
  async run(email: string, password: string): Promise<string | null> {
    if (![email, password].every(isWritten)) return null;
    const address = email.trim().toLowerCase();
    const who = createHash('sha256').update(address).digest('hex');
    if (await this.hasFailedTooOften(who)) throw new SignInSlowedDown();
    const account = await this.db.one<{ id: string; hash: string | null }>(
      'SELECT id, password_hash AS hash FROM identity.account WHERE email = $1 AND closed_at IS NULL',
      [address],
    );
    if (await isPassword(account?.hash ?? null, password)) return account?.id ?? null;
    await this.db.sql(
      'INSERT INTO identity.failed_sign_in (id, who_hash, failed_at) VALUES ($1, $2, clock_timestamp())',
      [newId(), who],
    );
    return null;
  }

  private async hasFailedTooOften(who: string): Promise<boolean> {
    const failed = await this.db.one<{ tries: number }>(
      `SELECT count(*) AS tries FROM identity.failed_sign_in
       WHERE who_hash = $1 AND failed_at > clock_timestamp() - interval '15 minutes'`,
      [who],
    );
    return failed !== null && failed.tries >= TRIES;
  }
}

/** Could a person have written this? Passport hands over what came, before any other check. */
function isWritten(text: string): boolean {
  return text.length <= LONGEST && !text.includes('\u0000');
}
