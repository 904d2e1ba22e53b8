import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { Place } from './register.errors.js';
import { RegisterUnreadable } from './register.errors.js';

/** A stretch of the file that is not closed by the end of a record is handed on when it has so many bytes. */
const LONGEST = 131_072;
const END_OF_RECORD = Buffer.from('</FICHE>');

/** An XML declaration, if there is one, stands whole within so many bytes. */
const OPENING = 256;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);

/**
 * The encodings that a register may declare; the Web's `iso-8859-1` is Windows-1252, as it is in real files. In all of
 * them the bytes of an ASCII character stand for nothing else, so that the file may be cut before it is decoded.
 */
const ENCODINGS = new Set(['utf-8', 'utf8', 'us-ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'latin1']);

/** A stretch of the file: its bytes, which are good until the next is asked for, and where it ends in the file. */
export interface Piece {
  bytes: Buffer;
  isUtf8: boolean;
  endsAt: number;
  /** The text that the bytes are; asked for once, and for every piece but those that end with a record. */
  text(): string;
}

/**
 * Cuts the bytes of a register after each record and decodes them as its byte order mark or its XML declaration says.
 * `reached` tells how far the reading has come. Throws RegisterUnreadable.
 */
export class RegisterPieces {
  private decoder: TextDecoder | null = null;
  /** What was read and not given yet stands in `store` from `at` to `end`: one memory for the whole file. */
  private store = Buffer.allocUnsafe(4 * LONGEST);
  private at = 0;
  private end = 0;
  private readBytes: number;

  constructor(
    private readonly totalBytes: number,
    private readonly reached: () => Place,
    resumeAt?: { byte: number; encoding: string },
  ) {
    this.readBytes = resumeAt?.byte ?? 0;
    if (resumeAt) this.decoder = new TextDecoder(resumeAt.encoding, { fatal: true });
  }

  /** What the file is written in, once its beginning was read. */
  get encoding(): string {
    return this.decoder?.encoding ?? 'utf-8';
  }

  /** The pieces, each given as soon as it is whole. */
  async *of(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<Piece> {
    for await (const chunk of bytes) {
      this.take(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      if (!this.decoder && this.end - this.at < OPENING) continue;
      yield* this.cut();
    }
    yield* this.cut();
    if (this.end > this.at) yield this.next(this.end - this.at);
    this.finish();
  }

  private take(chunk: Uint8Array): void {
    this.readBytes += chunk.length;
    if (this.readBytes > this.totalBytes) throw tooLong(this.totalBytes, this.reached());
    const waiting = this.store.subarray(this.at, this.end);
    if (this.end + chunk.length > this.store.length) {
      const needed = waiting.length + chunk.length;
      if (needed > this.store.length) this.store = Buffer.allocUnsafe(2 * needed);
      this.store.set(waiting);
      this.at = 0;
      this.end = waiting.length;
    }
    this.store.set(chunk, this.end);
    this.end += chunk.length;
  }

  private *cut(): Generator<Piece> {
    for (;;) {
      const waiting = this.store.subarray(this.at, this.end);
      const found = waiting.indexOf(END_OF_RECORD);
      if (found >= 0) yield this.next(found + END_OF_RECORD.length);
      else if (waiting.length > LONGEST) yield this.next(LONGEST);
      else return;
    }
  }

  private next(length: number): Piece {
    const bytes = this.store.subarray(this.at, this.at + length);
    const decoder = (this.decoder ??= decoderFor(bytes));
    this.at += length;
    const endsAt = this.readBytes - (this.end - this.at);
    const text = () => decode(decoder, bytes, this.reached);
    return { bytes, isUtf8: decoder.encoding === 'utf-8' && isUtf8(bytes), endsAt, text };
  }

  private finish(): void {
    try {
      this.decoder?.decode();
    } catch {
      const message = 'The file ends inside a character: it was cut short; download it again.';
      throw new RegisterUnreadable(this.reached(), { code: 'register-cut-short', message });
    }
  }
}

function decoderFor(bytes: Buffer): TextDecoder {
  const start = { line: 1, column: 1 };
  const opening = bytes.subarray(0, OPENING);
  if (opening.subarray(0, 2).toString('latin1') === 'PK') {
    const message = 'This is a .zip archive: unpack it and give the XML file that it holds.';
    throw new RegisterUnreadable(start, { code: 'register-archive', message });
  }
  if (opening.subarray(0, 3).equals(BYTE_ORDER_MARK)) return new TextDecoder('utf-8', { fatal: true });
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(opening.toString('latin1'))?.[1];
  const encoding = opening.includes(0) ? 'UTF-16' : (declared ?? 'utf-8');
  if (ENCODINGS.has(encoding.toLowerCase())) return new TextDecoder(encoding, { fatal: true });
  const message = `The file is written in ${encoding}: save it as UTF-8 and give it again.`;
  throw new RegisterUnreadable(start, { code: 'register-encoding', message, facts: { encoding } });
}

function decode(decoder: TextDecoder, chunk: Uint8Array, reached: () => Place): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    const { encoding } = decoder;
    const message = `A byte soon after this place is not ${encoding}, which the file says it is written in: download it again.`;
    throw new RegisterUnreadable(reached(), { code: 'register-byte', message, facts: { encoding } });
  }
}

function tooLong(totalBytes: number, place: Place): RegisterUnreadable {
  const message = `The file is longer than ${totalBytes} bytes, which no register is: check that it is the export.`;
  return new RegisterUnreadable(place, { code: 'register-beyond-bounds', message, facts: { most: totalBytes } });
}
