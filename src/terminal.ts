import type { Environment } from '../config/environment.js';

/** What a command is called from and speaks to. */
export interface Terminal {
  environment: () => Environment | Promise<Environment>;
  out: (text: string) => void;
  err: (text: string) => void;
}

/** A command has failed; the message tells the person at the terminal why, and what to do. */
export class CommandFailed extends Error {}
