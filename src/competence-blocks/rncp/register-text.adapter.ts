import { TextDecoder } from 'node:util';
import type { Place } from './register.errors.js';
import { RegisterUnreadable } from './register.errors.js';

const PIECE = 65_536;
/** An XML declaration, if there is one, stands whole within so many bytes. */
const OPENING = 256;

/** The encodings that a register may declare; the Web's `iso-8859-1` is Windows-1252, as it is in real files. */
const ENCODINGS = new Set(['utf-8', 'utf8', 'us-ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'latin1']);

/**
 * The text of a register in pieces of at most 64 Ki characters, decoded as its byte order mark or its XML declaration
 * says. `reached` tells how far the reading has come. Throws RegisterUnreadable.
 */
export async function* textOf(
  bytes: AsyncIterable<Uint8Array | string>,
  totalBytes: number,
  reached: () => Place,
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let opening = Buffer.alloc(0);
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > totalBytes) throw tooLong(totalBytes, reached());
    if (typeof chunk === 'string') {
      yield* piecesOf(chunk);
    } else if (decoder) {
      yield* piecesOf(decode(decoder, chunk, reached));
    } else {
      opening = Buffer.concat([opening, chunk]);
      if (opening.length < OPENING) continue;
      decoder = decoderFor(opening);
      yield* piecesOf(decode(decoder, opening, reached));
    }
  }
  if (!decoder && opening.length > 0) {
    decoder = decoderFor(opening);
    yield* piecesOf(decode(decoder, opening, reached));
  }
  if (decoder) endOf(decoder, reached);
}

function decoderFor(opening: Buffer): TextDecoder {
  const start = { line: 1, column: 1 };
  if (opening.subarray(0, 2).toString('latin1') === 'PK') {
    throw new RegisterUnreadable(start, 'This is a .zip archive: unpack it and give the XML file that it holds.');
  }
  if (opening.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))) return new TextDecoder('utf-8', { fatal: true });
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(opening.toString('latin1', 0, OPENING))?.[1];
  const encoding = opening.includes(0) ? 'UTF-16' : (declared ?? 'utf-8');
  if (ENCODINGS.has(encoding.toLowerCase())) return new TextDecoder(encoding, { fatal: true });
  throw new RegisterUnreadable(start, `The file is written in ${encoding}: save it as UTF-8 and give it again.`);
}

function decode(decoder: TextDecoder, chunk: Uint8Array, reached: () => Place): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new RegisterUnreadable(
      reached(),
      `A byte soon after this place is not ${decoder.encoding}, which the file says it is written in: download it again.`,
    );
  }
}

function endOf(decoder: TextDecoder, reached: () => Place): void {
  try {
    decoder.decode();
  } catch {
    throw new RegisterUnreadable(reached(), 'The file ends inside a character: it was cut short; download it again.');
  }
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

function tooLong(totalBytes: number, place: Place): RegisterUnreadable {
  return new RegisterUnreadable(
    place,
    `The file is longer than ${totalBytes} bytes, which no register is: check that it is the export.`,
  );
}
