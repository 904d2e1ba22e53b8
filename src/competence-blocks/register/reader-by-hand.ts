import { DatabaseClock } from '../../platform/clock/clock.js';
import type { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import { ImportTurn } from '../rncp/import-turn.js';
import { EntriesWriter } from './entries-writer.js';
import { EntryRows } from './entry-rows.js';
import { KeptRecords } from './kept-records.js';
import { ReadRegister } from './read-register.use-case.js';
import { ReadingLog } from './reading-log.js';

/** The reader of the register without the application around it, for a process that has little memory. */
export function readerByHand(db: Db): ReadRegister {
  const clock = new DatabaseClock(db);
  const writer = new EntriesWriter(db, new EntryRows(db), new KeptRecords(db));
  return new ReadRegister(db, new Events(db, clock), new ImportTurn(db), new ReadingLog(db, clock), writer);
}
