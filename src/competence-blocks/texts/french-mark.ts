import { createHash } from 'node:crypto';

/** By which a French wording is known again: its SHA-256. */
export function frenchMarkOf(french: string): string {
  return createHash('sha256').update(french).digest('hex');
}
