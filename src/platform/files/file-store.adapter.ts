import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
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

/** Files outside the database, found by the SHA-256 of their content. */
export abstract class FileStore {
  /** Keeps what the stream gives; throws `FileRefused` (and keeps nothing) when it breaks a limit or its name lies. */
  abstract keep(content: Readable, name: string, limits: FileLimits): Promise<KeptFile>;
  /** The content of a kept file, or null when there is none. */
  abstract read(sha256: string): Promise<Readable | null>;
}

/** Files on the disk of this machine, below `DATA_DIR/files`. */
@Injectable()
export class DiskFiles extends FileStore {
  constructor(private readonly environment: Environment) {
    super();
  }

  async keep(content: Readable, name: string, limits: FileLimits): Promise<KeptFile> {
    const extension = extname(name).toLowerCase();
    if (!limits.extensions.includes(extension)) throw FileRefused.extension(name, limits.extensions);
    const draft = join(this.folder, 'incoming', newId());
    await mkdir(dirname(draft), { recursive: true });
    try {
      const { sha256, byteCount } = await this.write(content, draft, { name, maxBytes: limits.maxBytes });
      const mediaType = await this.typeOf(draft, name, extension);
      const place = this.placeOf(sha256);
      await mkdir(dirname(place), { recursive: true });
      await rename(draft, place);
      return { sha256, byteCount, mediaType };
    } finally {
      await rm(draft, { force: true });
    }
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
