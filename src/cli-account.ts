import type { INestApplicationContext } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { randomBytes } from 'node:crypto';
import { OpenAccount, OpenAccountBody } from './identity/index.js';
import { inputFaults } from './platform/http/input-faults.js';
import { type Role, SYSTEM } from './platform/kernel/actor.js';
import type { Language } from './platform/web/locale.js';
import { CommandFailed } from './terminal.js';

const PASSWORD_BYTES = 15;

/** Whose account is to be opened. */
export interface AccountWish {
  email: string;
  name: string;
  role: Role[];
  language?: Language;
  zone?: string;
}

/** Opens an account with a password that is told here, once. Throws `CommandFailed`, `EmailTaken`. */
export async function openAccountFor(
  context: INestApplicationContext,
  { name: displayName, role: roles, ...wish }: AccountWish,
  say: (line: string) => void,
): Promise<void> {
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const body = plainToInstance(OpenAccountBody, { ...wish, displayName, roles, password });
  const faults = validateSync(body, { stopAtFirstError: true }).flatMap((error) => inputFaults(error));
  if (faults.length > 0) throw new CommandFailed(faults.map(({ at, message }) => `${at}: ${message}`).join('\n'));
  await context.get(OpenAccount, { strict: false }).run(body, SYSTEM);
  say(`Opened for ${body.email}: ${roles.join(', ')}.`);
  say(`Password, told this once: ${password}`);
}
