import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Saying } from '../rncp/fiche.types.js';
import { RegisterUnreadable } from '../rncp/register.errors.js';
import { isTitles, registerIn } from './csv-register.adapter.js';
import type { ExportFormat } from './register.types.js';

const CHUNK = 131_072;
/** Four times the real export, and ten times its files. */
const MOST_BYTES = 2_000_000_000;
const MOST_FILES = 100;

/** A file is known again by as many parts of it, each as long. */
const PARTS = 64;
const PART = 65_536;

type Bytes = AsyncIterable<Uint8Array>;

/** An export on disk. */
export interface RegisterFile {
  /** By which the same file is known again. */
  mark: string;
  /** How much is to be read, unpacked; of CSV files, of the table of the titles, by which the others are walked. */
  byteCount: number;
  /** How much of that was read, where it is not the place in the XML. */
  bytesRead?: () => number;
  format: ExportFormat;
  /** The register from this byte on, in the tags of the XML export. */
  xmlFrom: (byte: number) => Bytes;
  close(): void;
}

/** Opens an export: the XML file as it is or in its archive, or the archive of CSV files. Throws RegisterUnreadable. */
export async function openRegisterFile(path: string): Promise<RegisterFile> {
  const { size } = await stat(path);
  const { mark, isArchive } = await markOf(path, size);
  if (isArchive) return { mark, ...(await inArchive(path)) };
  const xmlFrom = (byte: number) => chunksOf(path, byte);
  return { mark, format: 'xml', byteCount: size, xmlFrom, close: () => undefined };
}

/** The bytes of a file from this one on, in one memory: each chunk is good until the next is asked for. */
async function* chunksOf(path: string, from: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.allocUnsafe(CHUNK);
  const file = await open(path);
  try {
    for (let at = from; ;) {
      const { bytesRead } = await file.read(memory, 0, CHUNK, at);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** A mark that two exports do not share: the SHA-256 of a file's length and of parts from all over it. */
async function markOf(path: string, size: number): Promise<{ mark: string; isArchive: boolean }> {
  const hash = createHash('sha256').update(`${size}\n`);
  const part = Buffer.alloc(PART);
  let isArchive = false;
  const file = await open(path);
  try {
    for (let at = 0; at < size; at += Math.max(PART, Math.floor(size / PARTS))) {
      const { bytesRead } = await file.read(part, 0, PART, at);
      if (at === 0) isArchive = part.toString('latin1', 0, 2) === 'PK';
      hash.update(part.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
  return { mark: hash.digest('hex'), isArchive };
}

async function inArchive(path: string): Promise<Omit<RegisterFile, 'mark'>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(unreadable);
  const close = () => zip.close();
  try {
    const entries = await entriesOf(zip);
    const [xml, other] = entries.filter(({ fileName }) => /\.xml$/i.test(fileName));
    const csv = entries.filter(({ fileName }) => /\.csv$/i.test(fileName));
    if (other) throw wrong(TWO_FILES);
    if (xml) return { format: 'xml', byteCount: xml.uncompressedSize, xmlFrom: (byte) => from(zip, xml, byte), close };
    if (csv.length === 0) throw wrong(NO_EXPORT);
    let read = 0;
    const counted = (entry: Entry) => () =>
      isTitles(entry.fileName) ? heard(from(zip, entry, 0), (bytes) => (read += bytes)) : from(zip, entry, 0);
    const tables = new Map(csv.map((entry) => [entry.fileName, counted(entry)]));
    const byteCount = csv.find(({ fileName }) => isTitles(fileName))?.uncompressedSize ?? 0;
    return { format: 'csv', byteCount, bytesRead: () => read, xmlFrom: registerIn(tables), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      bytes += entry.uncompressedSize;
      if (entries.length > MOST_FILES || bytes > MOST_BYTES) break;
    }
  } catch (error) {
    return unreadable(error);
  }
  if (entries.length > MOST_FILES || bytes > MOST_BYTES) throw wrong(TOO_MUCH);
  return entries;
}

/** What a file of the archive holds from a byte on; what it claims to be longer or shorter is refused. */
async function* from(zip: ZipFile, entry: Entry, byte: number): AsyncGenerator<Uint8Array> {
  let toSkip = byte;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const bytes = chunk as Buffer;
      if (bytes.length > toSkip) yield bytes.subarray(toSkip);
      toSkip = Math.max(0, toSkip - bytes.length);
    }
  } catch (error) {
    unreadable(error);
  }
}

/** The same bytes; `hears` learns of how many went by. */
async function* heard(bytes: Bytes, hears: (count: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hears(chunk.length);
    yield chunk;
  }
}

function unreadable(error: unknown): never {
  if (error instanceof RegisterUnreadable) throw error;
  const why = error instanceof Error ? error.message : String(error);
  throw wrong({ code: 'register-archive-broken', message: `The archive breaks (${why}): download it again.` });
}

const TWO_FILES = {
  code: 'register-archive-two-files',
  message: 'The archive holds two XML files, where one is expected.',
};
const NO_EXPORT = {
  code: 'register-archive-without-export',
  message: 'The archive holds neither the XML file of the export nor its CSV files.',
};
const TOO_MUCH = {
  code: 'register-archive-too-much',
  message: 'The archive holds more than any export of the register.',
};

function wrong(saying: Saying): RegisterUnreadable {
  return new RegisterUnreadable({ line: 1, column: 1 }, saying);
}
