import { readFile } from 'node:fs/promises';
import { dataSourceFor } from '../../config/database.js';
import { readerByHand } from '../../src/competence-blocks/register/reader-by-hand.js';
import { Db } from '../../src/platform/database/db.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';

/** What one import took, in a process like that of the command line. */
export interface ImportMeasure {
  records: number;
  /** From the order to the commit of the last title. */
  seconds: number;
  peakRssMb: number;
}

const [, , url = '', path = ''] = process.argv;
const dataSource = await (await dataSourceFor(url, 4)).initialize();
const reader = readerByHand(new Db(dataSource));

const startedAt = performance.now();
const { readCount } = await reader.run({ path, fileName: 'register.xml' }, SYSTEM);
const seconds = (performance.now() - startedAt) / 1000;
// Of this process alone: `maxRSS` begins with what the process that forked it held.
const [, peakKb] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile('/proc/self/status', 'utf8').catch(() => '')) ?? [];
const peakRssMb = Math.round((peakKb ? Number(peakKb) : process.resourceUsage().maxRSS) / 1024);
await dataSource.destroy();
process.send?.({ records: readCount, seconds, peakRssMb } satisfies ImportMeasure);
process.disconnect();
