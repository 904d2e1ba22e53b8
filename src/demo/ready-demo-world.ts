import type { Environment } from '../../config/environment.js';
import type { Pool, PoolClient } from 'pg';
import { createContext } from '../app.js';
import { Db } from '../platform/database/db.js';
import { daysBetween } from '../platform/kernel/period.js';
import { buildWorld } from './build-world.js';
import { signInLines } from './sign-ins.js';
import { StoryClock } from './story-clock.js';
import { DemoNotPossible, WorldKeeper } from './world-keeper.js';

const DEFAULT_SEED = 1;

export interface DemoWish {
  /** Decides about names and words: another seed is another world, the same seed the same. */
  seed?: number;
  /** Makes a world that stands already anew. */
  reset?: boolean;
  /** Stops the making between two days of the story. */
  signal?: AbortSignal;
}

/**
 * Makes the demo world when the database is empty or holds one that was not finished, and answers the lines that tell
 * how to sign in; none for a database with other data, which is left as it is. Throws `DemoNotPossible`.
 */
export async function readyDemoWorld(
  environment: Environment,
  say: (line: string) => void,
  wish: DemoWish = {},
): Promise<string[]> {
  const keeper = await WorldKeeper.open(environment.DATABASE_URL ?? '');
  try {
    const found = await keeper.found();
    if (found.kind === 'foreign' && wish.reset) throw foreign();
    if (found.kind === 'foreign') return [];
    if (found.kind === 'whole' && !wish.reset) return [...(await ageLines(keeper, found)), ...signInLines()];
    if (found.kind === 'unfinished') say('A demo world was begun here and not finished: it is made anew.');
    await make({ keeper, environment, say, wish });
    return signInLines();
  } finally {
    await keeper.close();
  }
}

interface Making {
  keeper: WorldKeeper;
  environment: Environment;
  say: (line: string) => void;
  wish: DemoWish;
}

async function make({ keeper, environment, say, wish }: Making): Promise<void> {
  await keeper.refuseCompany();
  const { seed = DEFAULT_SEED, signal } = wish;
  const today = await keeper.today();
  say('Making the demo world: fourteen months of a training body, lived through once…');
  await keeper.begin(seed, today);
  const clock = new StoryClock();
  const context = await createContext(environment, { clock });
  try {
    await writeInHaste(context.get(Db).pool);
    const onDay = tellingMonths(say);
    await buildWorld({ context, clock, seed, today, onDay, ...(signal && { signal }) });
  } finally {
    await context.close();
  }
  await keeper.finish();
}

/** A world that was not finished is made anew, so nobody waits for the disk until the mark of its end is written. */
async function writeInHaste(pool: Pool): Promise<void> {
  const haste = 'SET synchronous_commit = off';
  Object.assign(pool.options, { onConnect: (client: PoolClient) => client.query(haste) });
  await pool.query(haste);
}

/** Tells of every third month that begins, with the share of all that is done. */
function tellingMonths(say: (line: string) => void): (day: string, share: number) => void {
  let told = 0;
  return (day, share) => {
    const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
    if (months < told + 3 && share < 1) return;
    told = months;
    say(`  ${day.slice(0, 7)}  ${String(Math.round(share * 100)).padStart(3)} %`);
  };
}

async function ageLines(keeper: WorldKeeper, { madeOn }: { madeOn: string }): Promise<string[]> {
  const days = daysBetween(madeOn, await keeper.today());
  if (days < 1) return [];
  return [
    `The demo world was made ${days === 1 ? 'yesterday' : `${days} days ago`}, so its today has passed.`,
    'Make it anew with: npm run jalon -- world --reset',
  ];
}

function foreign(): DemoNotPossible {
  return new DemoNotPossible(
    'This database holds data that are not a demo world; they are left as they are. ' +
      'For a demo world, use an empty database (DATABASE_URL) or another DATA_DIR.',
  );
}
