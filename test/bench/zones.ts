import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../config/root.js';
import { millisOf } from '../../src/platform/kernel/wall-time.js';
import { changeDays, instantByTrial } from '../given/zone-oracle.js';

const run2 = promisify(execFile);
const [FIRST, LAST] = [2026, 2028];
const QUARTER = 900_000;
const DAY = 86_400_000;
const PYTHON = '/usr/bin/python3';
const SERVER_ZONES = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
/** January, July, and the day of a change. */
const TODAYS = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z', '2027-10-31T00:30:00Z'];

/** Every local quarter of an hour of three years in every zone against oracles, and slots under six server zones. */
export async function run(): Promise<void> {
  const zones = Intl.supportedValuesOf('timeZone');
  const startedAt = performance.now();
  const python = existsSync(PYTHON) ? await differencesFromPython(zones) : null;
  const trial = differencesFromTrial(zones);
  const lists = await listsUnderServers();
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const differences = (python?.differences ?? 0) + trial.differences;
  const line = {
    bench: 'zones',
    zones: zones.length,
    quartersAgainstPython: python?.quarters ?? 0,
    quartersAgainstTrial: trial.quarters,
    differences,
    servers: lists.runs,
    distinctLists: lists.distinct,
    tzdata: process.versions['tz'],
    seconds,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  if (differences > 0 || lists.distinct !== 1 || seconds > 300) process.exitCode = 1;
}

/** Python's zoneinfo, which has its own reading of the zone data, tells the offset of every local quarter. */
async function differencesFromPython(zones: readonly string[]): Promise<{ quarters: number; differences: number }> {
  let [quarters, differences] = [0, 0];
  for (const line of (await askPython(zones)).trim().split('\n')) {
    const [zone = '', ...runs] = line.split(' ');
    let local = Date.UTC(FIRST, 0, 1);
    for (const one of runs) {
      const [offset = 0, count = 0] = one.split('x').map(Number);
      for (let at = 0; at < count; at += 1, local += QUARTER, quarters += 1) {
        if (local - millisOf(local, zone) !== offset * 1000) differences += 1;
      }
    }
  }
  return { quarters, differences };
}

function askPython(zones: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = join(ROOT, 'test/bench/zones.python.py');
    const python = spawn(PYTHON, [script, String(FIRST), String(LAST)], { stdio: ['pipe', 'pipe', 'inherit'] });
    let text = '';
    python.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    python
      .on('error', reject)
      .on('close', (code) => (code === 0 ? resolve(text) : reject(new Error('python3 failed'))));
    python.stdin.end(zones.join('\n'));
  });
}

/** The calendar of the platform, tried out around every change. */
function differencesFromTrial(zones: readonly string[]): { quarters: number; differences: number } {
  let [quarters, differences] = [0, 0];
  for (const zone of zones) {
    for (const day of changeDays(zone, FIRST, LAST)) {
      for (let local = day - 2 * DAY; local < day + DAY; local += QUARTER, quarters += 1) {
        if (millisOf(local, zone) !== instantByTrial(local, zone)) differences += 1;
      }
    }
  }
  return { quarters, differences };
}

/** Two at a time: the machine has two cores. */
async function listsUnderServers(): Promise<{ runs: number; distinct: number }> {
  const asked = SERVER_ZONES.flatMap((zone) => TODAYS.map((today) => ({ zone, today })));
  const hashes: string[] = [];
  for (let at = 0; at < asked.length; at += 2) {
    hashes.push(...(await Promise.all(asked.slice(at, at + 2).map(hashUnder))));
  }
  return { runs: hashes.length, distinct: new Set(hashes).size };
}

async function hashUnder({ zone, today }: { zone: string; today: string }): Promise<string> {
  const child = join(import.meta.dirname, 'zones.child.js');
  const years = [String(FIRST), String(LAST)];
  const { stdout } = await run2(process.execPath, [child, today, ...years], { env: { ...process.env, TZ: zone } });
  return stdout;
}
