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
    const waitSeconds = await this.waitOf(who);
    if (waitSeconds > 0) throw new SignInSlowedDown(waitSeconds);
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

  /** How many seconds are left until the tenth last failure is a quarter of an hour old. */
  private async waitOf(who: string): Promise<number> {
    const failed = await this.db.one<{ wait: number }>(
      `SELECT ceil(extract(epoch FROM failed_at + interval '15 minutes' - clock_timestamp()))::int AS wait
       FROM identity.failed_sign_in WHERE who_hash = $1 ORDER BY failed_at DESC OFFSET ${TRIES - 1} LIMIT 1`,
      [who],
    );
    return failed?.wait ?? 0;
  }
}

/** Could a person have written this? Passport hands over what came, before any other check. */
function isWritten(text: string): boolean {
  return text.length <= LONGEST && !text.includes('\u0000');
}
