import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Environment } from '../../../config/environment.js';
import { newId } from '../kernel/id.js';
import { FileRefused } from './files.errors.js';
import { plainTypeOf, SAME_AS } from './media-types.js';

/** A file as it was kept: found again by its hash, never changed. */
export interface KeptFile {
  sha256: string;
  byteCount: number;
  mediaType: string;
}

/** What a file may be. */
export interface FileLimits {
  maxBytes: number;
  /** Extensions with their dot, in lower case. */
  extensions: readonly string[];
}

/** A content that has come, and is not kept yet. */
export interface ReceivedFile extends KeptFile {
  /** Keeps it for good: the last step of the transaction that records it. */
  keep: () => Promise<void>;
}

/** Files outside the database, found by the SHA-256 of their content. */
export abstract class FileStore {
  /**
   * Takes in what the stream gives and hands it to `use`; what is not kept there leaves nothing behind, be it refused
   * or forgotten. Throws `FileRefused` when the content breaks a limit or its name lies, and what `use` throws.
   */
  abstract receive<Outcome>(
    content: Readable,
    named: FileLimits & { name: string },
    use: (file: ReceivedFile) => Promise<Outcome>,
  ): Promise<Outcome>;

  /** Keeps what the stream gives; throws `FileRefused` (and keeps nothing) when it breaks a limit or its name lies. */
  keep(content: Readable, name: string, limits: FileLimits): Promise<KeptFile> {
    return this.receive(content, { name, ...limits }, async ({ keep, ...kept }) => {
      await keep();
      return kept;
    });
  }

  /** Forgets what came in and was neither kept nor refused, because a process died meanwhile. */
  abstract sweep(before: Date): Promise<number>;
  /** The content of a kept file, or null when there is none. */
  abstract read(sha256: string): Promise<Readable | null>;
}

/** Files on the disk of this machine, below `DATA_DIR/files`. */
@Injectable()
export class DiskFiles extends FileStore {
  constructor(private readonly environment: Environment) {
    super();
  }

  async receive<Outcome>(
    content: Readable,
    { name, maxBytes, extensions }: FileLimits & { name: string },
    use: (file: ReceivedFile) => Promise<Outcome>,
  ): Promise<Outcome> {
    const extension = extname(name).toLowerCase();
    if (!extensions.includes(extension)) throw FileRefused.extension(name, extensions);
    const draft = join(this.incoming, newId());
    await mkdir(this.incoming, { recursive: true });
    try {
      const { sha256, byteCount } = await this.write(content, draft, { name, maxBytes });
      const mediaType = await this.typeOf(draft, name, extension);
      return await use({ sha256, byteCount, mediaType, keep: () => this.settle(draft, sha256) });
    } finally {
      await rm(draft, { force: true });
    }
  }

  async sweep(before: Date): Promise<number> {
    const drafts = await readdir(this.incoming).catch(() => []);
    let swept = 0;
    for (const draft of drafts) {
      const path = join(this.incoming, draft);
      const found = await stat(path).catch(() => null);
      if (!found || found.mtime >= before) continue;
      await rm(path, { force: true });
      swept += 1;
    }
    return swept;
  }

  /** The same content may stand there already: it is written over by its equal. */
  private async settle(draft: string, sha256: string): Promise<void> {
    const place = this.placeOf(sha256);
    await mkdir(dirname(place), { recursive: true });
    await rename(draft, place);
  }

  async read(sha256: string): Promise<Readable | null> {
    const place = this.placeOf(sha256);
    const found = await stat(place).catch(() => null);
    return found ? createReadStream(place) : null;
  }

  private async write(content: Readable, to: string, { name, maxBytes }: { name: string; maxBytes: number }) {
    const hash = createHash('sha256');
    let byteCount = 0;
    await pipeline(
      content,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          byteCount += chunk.length;
          if (byteCount > maxBytes) throw FileRefused.size(name, maxBytes);
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(to, { flush: true }),
    );
    if (byteCount === 0) throw FileRefused.empty(name);
    return { sha256: hash.digest('hex'), byteCount };
  }

  private async typeOf(path: string, name: string, extension: string): Promise<string> {
    const start = Buffer.alloc(8192);
    const file = await open(path);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    await file.close();
    return mediaTypeOf(start.subarray(0, bytesRead), name, extension);
  }

  private placeOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('A file is found by its SHA-256');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  private get incoming(): string {
    return join(this.folder, 'incoming');
  }

  private get folder(): string {
    return join(this.environment.DATA_DIR, 'files');
  }
}

/** The media type that the first bytes and the extension agree on. Throws `FileRefused` when they do not. */
async function mediaTypeOf(start: Buffer, name: string, extension: string): Promise<string> {
  const found = await fileTypeFromBuffer(start);
  const plain = plainTypeOf(extension);
  if (plain) {
    if (found || start.includes(0)) throw FileRefused.lying(name, found?.mime ?? 'binary data');
    return plain;
  }
  if (!found) throw FileRefused.lying(name, 'of no known type');
  const told = `.${found.ext}`;
  if (told !== extension && !SAME_AS[extension]?.includes(told)) throw FileRefused.lying(name, found.mime);
  return found.mime;
}
