import type { Environment } from '../config/environment.js';

/** What a command is called from and speaks to. */
export interface Terminal {
  environment: () => Environment | Promise<Environment>;
  out: (text: string) => void;
  err: (text: string) => void;
}
