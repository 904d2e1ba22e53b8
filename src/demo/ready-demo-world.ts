import type { Environment } from '../../config/environment.js';

/** The demo world cannot be made here; the message says why and what to do. */
export class DemoNotPossible extends Error {}

/** Makes the demo world when the database is empty; answers the lines that tell how to sign in. */
export function readyDemoWorld(_environment: Environment, _say: (line: string) => void): Promise<string[]> {
  return Promise.resolve([]);
}
