import { afterAll, beforeAll, describe, expect, it } from './jest.js';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentFrom } from '../config/environment.js';
import { ROOT } from '../config/root.js';
import { anIssuedAward } from './given/awards.js';
import { CheckPassword } from '../src/identity/sign-in/check-password.js';
import { runCommandLine } from '../src/command-line.js';
import { World } from './world.js';

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

/** Runs a command on the database of the test. */
async function jalon(...words: string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const code = await runCommandLine(words, {
    environment: () => environmentFrom(environment()),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { code, ...said };
}

function environment(): NodeJS.ProcessEnv {
  const { DATABASE_URL = '', DATA_DIR } = world.environment;
  return { DATABASE_URL, DATA_DIR, NODE_ENV: 'test', LOG_LEVEL: 'error' };
}

/** Runs a command as a program of its own, as it is from a terminal. */
function jalonProgram(...words: string[]): Promise<Ran> {
  const program = join(ROOT, 'dist', 'src', 'cli.js');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...words],
      { env: { ...process.env, ...environment() } },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
  });
}

describe('The command line', () => {
  it('imports the register, and says line by line what it could not read', async () => {
    const register = join(ROOT, 'templates', 'demo', 'register.xml');
    const { code, out } = await jalon('import-register', register, '--codes', 'RNCP37873,RNCP99999');
    expect(code).toBe(0);
    expect(out).toContain('RNCP37873 version 1: drafted, 3 blocks, 11 competences');
    expect(out).toContain('RNCP99999 is not in the file');
  });

  it('answers as a program: what is asked for on one side, what went wrong on the other, and a code', async () => {
    const [asked, misused] = await Promise.all([
      jalonProgram('check-declaration', join(ROOT, 'test/compliance/fixtures/accrochage-official-sample.xml')),
      jalonProgram('nonsense'),
    ]);
    expect(asked).toEqual({ code: 0, out: expect.stringContaining('follows the schema 1.1.2'), err: '' });
    expect(misused).toEqual({ code: 2, out: '', err: expect.stringContaining('unknown command') });
  });

  it('opens an account, by whose password one signs in, and names what is wrong with one', async () => {
    const wish = ['open-account', '--email', 'claude@example.test', '--name', 'Claude Exemple'];
    const opened = await jalon(...wish, '--role', 'officer', 'administrator');
    expect(opened).toMatchObject({
      code: 0,
      out: expect.stringContaining('claude@example.test: officer, administrator'),
    });
    const [, password = ''] = /once: (\S+)/.exec(opened.out) ?? [];
    // Passport's own door leads to the application that started last, which the command has closed again.
    const check = world.app.get(CheckPassword, { strict: false });
    expect(await check.run('claude@example.test', password)).toEqual(expect.any(String));
    expect(await jalon(...wish, '--role', 'officer')).toMatchObject({
      code: 1,
      err: expect.stringContaining('e-mail'),
    });
    const wrong = await jalon('open-account', '--email', 'claude', '--name', '', '--role', 'officer');
    expect(wrong).toMatchObject({ code: 1, err: expect.stringMatching(/email: .*\ndisplayName: /) });
    expect(await jalon(...wish, '--role', 'queen')).toMatchObject({ code: 2, err: expect.stringContaining('Allowed') });
  });

  it('refuses a demo world beside other data', async () => {
    const { code, err } = await jalon('world', '--reset');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('are left as they are') });
  });

  it('declares nothing when there is nothing, and leaves no file', async () => {
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
  });

  it('previews a period, declares it, checks the file, and reads its receipt back with the reasons', async () => {
    const { number } = await anIssuedAward(world, { issuedOn: '2026-01-05' });
    const period = ['export-declaration', '--from', '2026-01-01', '--until', '2026-01-31'];
    expect(await jalon(...period, '--preview')).toMatchObject({ code: 0, out: expect.stringContaining('Ready: 1.') });

    const file = join(folder, 'declared.xml');
    expect(await jalon(...period, '--out', file)).toMatchObject({ code: 0, out: expect.stringContaining(': 1.') });
    expect(await jalon('check-declaration', file)).toMatchObject({ code: 0, err: '' });
    expect(await jalon(...period, '--out', file)).toMatchObject({ code: 1, err: expect.stringContaining('already') });

    const xml = await readFile(file, 'utf8');
    const [, flowId = ''] = /idFlux>([^<]+)/.exec(xml) ?? [];
    const [, passage = ''] = /idTechnique>([^<]+)/.exec(xml) ?? [];
    const wrong = join(folder, 'wrong.xml');
    await writeFile(wrong, xml.replace('<cpf:sexe>F', '<cpf:sexe>X'));
    const checked = await jalon('check-declaration', wrong);
    expect(checked).toMatchObject({ code: 1, err: expect.stringContaining(`passage ${passage}`) });

    const receipt = join(folder, 'receipt.xml');
    const answer = `<passage><idTechnique>${passage}</idTechnique><messageErreur>Sexe inconnu</messageErreur></passage>`;
    await writeFile(
      receipt,
      `<rapport><nomFichier>f</nomFichier><idFlux>${flowId}</idFlux><idTraitement>1</idTraitement><PassagesKO>${answer}</PassagesKO></rapport>`,
    );
    const read = await jalon('read-receipt', receipt);
    expect(read).toMatchObject({ code: 0, out: expect.stringContaining(`Rejected, award ${number}: Sexe inconnu`) });
  });

  it('tells how far the audit is whole', async () => {
    await world.deliver();
    const whole = await jalon('verify-audit');
    expect(whole).toMatchObject({ code: 0, err: '' });
    const cut = await jalon('verify-audit', '--noted', `100000:${'0'.repeat(64)}`);
    expect(cut).toMatchObject({ code: 1, err: expect.stringContaining('cut-off') });
  });

  it('prints every rule with its source', async () => {
    const { code, out } = await jalon('rules');
    expect(code).toBe(0);
    expect(out).toMatch(/\n### assessment\n[^]*\n### sessions\n[^]*\n### tracks\n/);
    expect(out).toContain('**evaluator-independent**\n- The evaluator has never mentored this learner.');
    expect(out).toContain('- Used by: `assessment/evaluations');
    const french = (await jalon('rules', '--language', 'fr')).out;
    expect(french).toContain('- Une séance se réserve au moins 24 h à l’avance');
    expect(french).toMatch(/\*\*session-enough-notice\*\*\n(- .*\n)+- Nombre\s: Préavis de réservation, en heures/);
  });

  it.each([
    ['an unknown command', ['nonsense'], 2, 'unknown command'],
    ['a missing file name', ['import-register'], 2, 'missing required argument'],
    ['a day that is none', ['export-declaration', '--from', '2026-02-31'], 2, 'Give a day of the calendar'],
    [
      'a file to write that is not named',
      ['export-declaration', '--from', '2026-01-01', '--until', '2026-01-02'],
      2,
      '--out',
    ],
    ['a file to check that is not there', ['check-declaration', '/nowhere.xml'], 1, 'There is no file /nowhere.xml'],
    ['a folder to check', ['check-declaration', '/tmp'], 1, 'is a folder'],
    ['a file that is not there', ['read-receipt', '/nowhere.xml'], 1, 'There is no file /nowhere.xml'],
  ])('tells about %s', async (_what, words, expected, message) => {
    const { code, err } = await jalon(...words);
    expect({ code, err }).toEqual({ code: expected, err: expect.stringContaining(message) });
  });
});
