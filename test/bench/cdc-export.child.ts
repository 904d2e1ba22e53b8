import { join } from 'node:path';
import { dataSourceFor } from '../../config/database.js';
import { environmentFrom } from '../../config/environment.js';
import { AwardsToDeclareQueries } from '../../src/compliance/declarations/awards-to-declare.queries.js';
import { DeclarationFiles } from '../../src/compliance/declarations/declaration-files.js';
import { DeclareAwards } from '../../src/compliance/declarations/declare-awards.use-case.js';
import { PassagesOfFile } from '../../src/compliance/declarations/passages-of-file.js';
import { DatabaseClock } from '../../src/platform/clock/clock.js';
import { Db } from '../../src/platform/database/db.js';
import { Events } from '../../src/platform/events/events.js';
import { DiskFiles } from '../../src/platform/files/file-store.adapter.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { PERIOD } from './cdc-export.rows.js';

/** What one export took, in a process without pages and other rooms. */
export interface ExportMeasure {
  passages: number;
  /** From the order to the commit: the rows read, written and recorded, the file checked and kept. */
  seconds: number;
  peakRssMb: number;
  /** Before the export. */
  idleRssMb: number;
  file: string;
}

const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

const [, , url = '', dataDir = ''] = process.argv;
const environment = environmentFrom({ NODE_ENV: 'test', DATABASE_URL: url, DATA_DIR: dataDir });
const dataSource = await (await dataSourceFor(url, 2)).initialize();
const db = new Db(dataSource);
const clock = new DatabaseClock(db);
const passagesOfFile = new PassagesOfFile(db, new AwardsToDeclareQueries(db));
const files = new DeclarationFiles(environment, new DiskFiles(environment), passagesOfFile);
const declareAwards = new DeclareAwards(db, clock, new Events(db, clock), files);

const idleRssMb = mebibytes(process.memoryUsage().rss);
const startedAt = performance.now();
const { declarationId, passages } = await declareAwards.run(PERIOD, SYSTEM);
const seconds = (performance.now() - startedAt) / 1000;
const peakRssMb = mebibytes(process.resourceUsage().maxRSS * 1024);

const kept = await db.one<{ sha256: string }>(
  'SELECT file_sha256 AS sha256 FROM compliance.declaration WHERE id = $1',
  [declarationId],
);
const sha256 = kept?.sha256 ?? '';
const file = join(dataDir, 'files', sha256.slice(0, 2), sha256);
await dataSource.destroy();
process.send?.({ passages, seconds, peakRssMb, idleRssMb, file } satisfies ExportMeasure);
process.disconnect();
