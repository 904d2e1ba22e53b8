// The process of `register import`: nothing of the house but the reader and the database, in a heap that is kept small.
import 'reflect-metadata';
import { basename } from 'node:path';
import { dataSourceFor } from '../config/database.js';
import { EnvironmentWrong, readEnvironment } from '../config/environment.js';
import { readerByHand } from './competence-blocks/register/reader-by-hand.js';
import type { Progress, ReadingReport } from './competence-blocks/register/read-register.use-case.js';
import { reasonOf } from './cli-reasons.js';
import { DatabaseUnreachable } from './platform/database/database.errors.js';
import { Db } from './platform/database/db.js';
import { EmbeddedServerFailed } from './platform/database/embedded-server.js';
import { openDatabase } from './platform/database/open-database.js';
import { SYSTEM } from './platform/kernel/actor.js';

const FAILED = 1;
const CONNECTIONS = 4;
const SECOND_MS = 1000;

const [, , path = ''] = process.argv;

// Who ordered the reading is gone: what was read is kept, and the same order takes it up.
process.once('disconnect', () => process.exit(FAILED));

try {
  const database = await openDatabase(readEnvironment(), say);
  const dataSource = await (await dataSourceFor(database.url, CONNECTIONS)).initialize();
  try {
    const input = { path, fileName: basename(path), onProgress: progressShown() };
    tell(await readerByHand(new Db(dataSource)).run(input, SYSTEM));
  } finally {
    await dataSource.destroy();
    await database.close();
  }
} catch (error) {
  process.stderr.write(`${reasonOf(error, [EnvironmentWrong, DatabaseUnreachable, EmbeddedServerFailed])}\n`);
  process.exitCode = FAILED;
}
process.disconnect?.();

/** Says each second how far the reading has come: on one line of a terminal, else a line for every tenth. */
function progressShown(): (progress: Progress) => void {
  const { isTTY } = process.stderr;
  const startedAt = performance.now();
  let [saidAt, saidTenth] = [0, 0];
  return ({ bytes, ofBytes, records }) => {
    const now = performance.now();
    if (saidTenth === 10) return;
    const share = Math.min(1, bytes / Math.max(1, ofBytes));
    const tenth = Math.floor(share * 10);
    if (isTTY ? now - saidAt < SECOND_MS && share < 1 : tenth === saidTenth) return;
    [saidAt, saidTenth] = [now, tenth];
    const line = `${Math.floor(share * 100)} %, ${records} titles, ${Math.round((now - startedAt) / SECOND_MS)} s`;
    process.stderr.write(isTTY ? `\r${line}${share < 1 ? '' : '\n'}` : `${line}\n`);
  };
}

function tell({ readingId, isResumed, problemCount, ...counts }: ReadingReport): void {
  const { readCount, newCount, changedCount, goneCount } = counts;
  if (isResumed) say('Taken up where the reading of this file broke off.');
  say(`Titles read: ${readCount}. New: ${newCount}. Changed: ${changedCount}. No longer published: ${goneCount}.`);
  if (problemCount > 0) say(`Problems: ${problemCount}.`);
  say(`What was read and what it changed: /register/readings/${readingId}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
