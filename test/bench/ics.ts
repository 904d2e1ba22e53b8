import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import { readByIcalJs } from './ics.reader.js';
import { feedsOf, type Letter, lettersOf, randomLives, shapeFaults } from './ics.sessions.js';

const SESSIONS = 10_000;
/** Sessions whose letters go to a real CalDAV server: in order, twice each, and the last one first. */
const LIVES = 40;
const PYTHON = '/usr/bin/python3';

/** What one program that is not ours read of the same letters. */
interface Reading {
  parser: string;
  events: number;
  disagreements: string[];
}

/**
 * The letters and feeds of 10,000 random sessions, read by every parser that is here; their lives from booking to
 * cancelling, delivered to Radicale as a CalDAV client does, and read back by that client and by khal. Beside them the
 * time that the parser of ical.js takes, which is no slower than ours may be.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-bench-'));
  try {
    const lives = randomLives(SESSIONS);
    const begun = performance.now();
    const letters = lettersOf(lives);
    const eventsPerSecond = Math.round((letters.length * 1000) / (performance.now() - begun));
    const everything = [...letters, ...feedsOf(lives)];
    const read = performance.now();
    const readings: Reading[] = [readByIcalJs(everything)];
    const baselinePerSecond = Math.round(((readings[0]?.events ?? 0) * 1000) / (performance.now() - read));
    const missing = await others(folder, everything, readings);
    const life = await lifeOf(folder, lettersOf(lives.slice(0, LIVES)));
    const faults = [...shapeFaults(everything), ...readings.flatMap(said), ...life.faults];
    for (const fault of faults.slice(0, 20)) process.stderr.write(`${fault}\n`);
    for (const name of [...missing, ...life.missing]) process.stderr.write(`Not here, so not asked: ${name}\n`);
    const line = {
      bench: 'ics',
      eventsPerSecond,
      baseline: 'ical.js reading the same',
      baselinePerSecond,
      ratio: Number((eventsPerSecond / baselinePerSecond).toFixed(2)),
      parsersAgreeing: readings.filter(({ disagreements }) => disagreements.length === 0).length,
      parsers: readings.map(({ parser, events }) => `${parser}: ${events}`),
      caldav: life.told,
      disagreements: faults.length,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const said = ({ parser, disagreements }: Reading) => disagreements.map((fault) => `${parser}: ${fault}`);

/** Has the parsers of Debian's Python read them; answers which are not on this machine. */
async function others(folder: string, letters: Letter[], readings: Reading[]): Promise<string[]> {
  if (!existsSync(PYTHON)) return ['icalendar', 'vobject', 'libical'];
  const file = join(folder, 'letters.jsonl');
  await writeFile(file, letters.map((letter) => JSON.stringify(letter)).join('\n'));
  const answer = await python<{ readings: Reading[]; missing: string[] }>('ics.parsers.py', file);
  readings.push(...answer.readings);
  return answer.missing;
}

/** Delivers the letters to Radicale in several orders; answers what was found there in the end. */
async function lifeOf(folder: string, letters: Letter[]) {
  if (!existsSync('/usr/bin/radicale')) return { faults: [], missing: ['radicale'], told: null };
  const file = join(folder, 'lives.jsonl');
  await writeFile(file, letters.map((letter) => JSON.stringify(letter)).join('\n'));
  return python<{ faults: string[]; missing: string[]; told: object | null }>('ics.caldav.py', file, folder);
}

/** Runs one of the scripts beside this file, and reads the JSON that it prints. */
async function python<Answer>(script: string, ...words: string[]): Promise<Answer> {
  const child = spawn(PYTHON, [join(ROOT, 'test/bench', script), ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString()) as Answer;
}
