import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../config/root.js';
import { World } from './world.js';

const PATIENCE_MS = 120_000;

let world: World;
let folder: string;

beforeAll(async () => {
  world = await World.open();
  folder = await mkdtemp(join(tmpdir(), 'jalon-cli-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line on the database of the test. */
function jalon(...words: string[]): Promise<Ran> {
  const { DATABASE_URL = '', DATA_DIR } = world.environment;
  const env = { ...process.env, DATABASE_URL, DATA_DIR, NODE_ENV: 'test', LOG_LEVEL: 'error' };
  const program = join(ROOT, 'dist', 'src', 'cli.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

describe('The command line', () => {
  it(
    'imports the register, and says line by line what it could not read',
    async () => {
      const register = join(ROOT, 'templates', 'demo', 'register.xml');
      const { code, out } = await jalon('import-register', register, '--codes', 'RNCP37873,RNCP99999');
      expect(code).toBe(0);
      expect(out).toContain('RNCP37873 version 1: drafted, 3 blocks, 11 competences');
      expect(out).toContain('RNCP99999 is not in the file');
    },
    PATIENCE_MS,
  );

  it(
    'refuses a demo world beside other data',
    async () => {
      const { code, err } = await jalon('world', '--reset');
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('are left as they are') });
    },
    PATIENCE_MS,
  );

  it(
    'declares nothing when there is nothing, and leaves no file',
    async () => {
      const out = join(folder, 'flux.xml');
      const { code, err } = await jalon(
        'export-declaration',
        '--from',
        '2026-01-01',
        '--until',
        '2026-01-31',
        '--out',
        out,
      );
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('no award to declare') });
      await expect(readFile(out)).rejects.toThrow('ENOENT');
    },
    PATIENCE_MS,
  );

  it(
    'tells how far the audit is whole',
    async () => {
      await world.deliver();
      const whole = await jalon('verify-audit');
      expect(whole).toMatchObject({ code: 0, err: '' });
      const cut = await jalon('verify-audit', '--noted', `100000:${'0'.repeat(64)}`);
      expect(cut).toMatchObject({ code: 1, err: expect.stringContaining('cut-off') });
    },
    PATIENCE_MS,
  );

  it(
    'prints every rule with its source',
    async () => {
      const { code, out } = await jalon('rules');
      expect(code).toBe(0);
      expect(out).toMatch(/\nassessment\n[^]*\nsessions\n[^]*\ntracks\n/);
      expect(out).toContain('evaluator-independent: The evaluator has never mentored this learner. [R6113-9 I 4°]');
    },
    PATIENCE_MS,
  );

  it.each([
    ['an unknown command', ['nonsense'], 2, 'unknown command'],
    ['a missing file name', ['import-register'], 2, 'missing required argument'],
    ['a day that is none', ['export-declaration', '--from', '2026-02-31'], 2, 'Give a day of the calendar'],
    ['a file that is not there', ['read-receipt', '/nowhere.xml'], 1, 'There is no file /nowhere.xml'],
  ])(
    'tells about %s',
    async (_what, words, expected, message) => {
      const { code, err } = await jalon(...words);
      expect({ code, err }).toEqual({ code: expected, err: expect.stringContaining(message) });
    },
    PATIENCE_MS,
  );
});
