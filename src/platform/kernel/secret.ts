import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A new secret of 256 bits, 43 characters that an address or a header takes as they are. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is kept of a secret: by it the secret is known again, and not found out. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
