import { promisify } from 'node:util';
import { type ZlibOptions, deflateRaw, inflateRaw } from 'node:zlib';
import type { ReadFiche } from '../rncp/fiche.types.js';
import { readRegister } from '../rncp/register.adapter.js';

const deflate = promisify<Uint8Array, ZlibOptions, Buffer>(deflateRaw);
const inflate = promisify<Uint8Array, Buffer>(inflateRaw);

/** Records as they are kept: about a fifth of their size, packed beside the reading of the next ones. */
export function packed(records: Buffer[]): Promise<Buffer> {
  return deflate(Buffer.concat(records), { level: 1, chunkSize: 262_144 });
}

/** The records that `packed` was given, one after another. */
export function unpacked(page: Buffer): Promise<Buffer> {
  return inflate(page);
}

/** What one record says, by the same reading as that of a file. */
export async function ficheIn(record: Buffer): Promise<ReadFiche> {
  for await (const read of readRegister(fileOf(record))) {
    if (read.kind === 'fiche') return read;
  }
  throw new Error('A kept record of the register cannot be read any more');
}

/** A register of these records. */
export async function* fileOf(...records: Buffer[]): AsyncGenerator<string | Uint8Array> {
  yield* ['<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>', ...records, '</FICHES>'];
}
