import { expect } from './jest.js';
import type { Answer } from './world.js';

/** What a person reads in an answer: its text without marks and pictures, in one line; of this status when it is given. */
export function textOf({ status, bytes }: Pick<Answer, 'status' | 'bytes'>, expected = status): string {
  expect(status).toBe(expected);
  return bytes
    .toString()
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll(/\s+/g, ' ');
}
