import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RegisterUnreadable } from '../rncp/register.errors.js';
import { openRegisterFile } from './register-file.adapter.js';

type Bytes = AsyncIterable<Uint8Array>;

const CSV_EXPORT = {
  code: 'register-archive-csv',
  message: 'This is the CSV export, which says no competences: give the XML export, or its archive.',
};

/**
 * The XML of what is sent: as it comes, or out of the archive that data.gouv.fr gives, which lies on disk while it is
 * read. Throws RegisterUnreadable.
 */
export async function* xmlOf(sent: Bytes): AsyncGenerator<Uint8Array> {
  const pieces = sent[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return;
  const all = withFirst(first.value, { [Symbol.asyncIterator]: () => pieces });
  const isArchive = Buffer.from(first.value.subarray(0, 2)).toString('latin1') === 'PK';
  yield* isArchive ? unpacked(all) : all;
}

async function* withFirst(first: Uint8Array, others: Bytes): AsyncGenerator<Uint8Array> {
  yield first;
  yield* others;
}

async function* unpacked(archive: Bytes): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-register-'));
  try {
    const path = join(folder, 'register.zip');
    await pipeline(archive, createWriteStream(path));
    const file = await openRegisterFile(path);
    try {
      if (file.format === 'csv') throw new RegisterUnreadable({ line: 1, column: 1 }, CSV_EXPORT);
      yield* file.xmlFrom(0);
    } finally {
      file.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
