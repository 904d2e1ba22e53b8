import { open } from 'node:fs/promises';

const BATCH_BYTES = 256 * 1024;

/** Reads on into a piece of memory, from an offset; 0 at the end. */
type ReadOn = (into: Buffer, offset: number) => Promise<number>;

/**
 * A file seen batch by batch through one piece of memory: behind a head of bytes that every batch needs, as much of the
 * file as comes next. A new buffer for each batch would make the memory grow by what nobody needs any more.
 */
export class FluxWindow {
  private readonly bytes = Buffer.allocUnsafe(4 * BATCH_BYTES);
  private readonly closed = Buffer.allocUnsafe(4 * BATCH_BYTES + 1024);
  private filled = 0;
  private headLength = 0;

  private constructor(
    private readonly readOn: ReadOn,
    readonly close: () => Promise<void>,
  ) {}

  /** A window on a file (a path), or on bytes in memory; it must be closed. */
  static async open(source: string | Uint8Array): Promise<FluxWindow> {
    if (typeof source === 'string') {
      const file = await open(source);
      const readOn: ReadOn = async (into, offset) => (await file.read(into, offset, BATCH_BYTES)).bytesRead;
      return new FluxWindow(readOn, () => file.close());
    }
    let position = 0;
    const readOn: ReadOn = (into, offset) => {
      const next = source.subarray(position, (position += BATCH_BYTES));
      into.set(next, offset);
      return Promise.resolve(next.length);
    };
    return new FluxWindow(readOn, () => Promise.resolve());
  }

  /** Has a batch been left behind, so that what is seen is only a part? */
  get isPartial(): boolean {
    return this.headLength > 0;
  }

  /** What is seen: the head, and what was read after it. */
  get seen(): Buffer {
    return this.bytes.subarray(0, this.filled);
  }

  /** Reads on until there is enough for a batch; false when the file ends before. */
  async fill(): Promise<boolean> {
    while (this.filled - this.headLength < BATCH_BYTES) {
      const bytesRead = await this.readOn(this.bytes, this.filled);
      if (bytesRead === 0) return false;
      this.filled += bytesRead;
    }
    return true;
  }

  /** What is seen down to the last of these endings after the head; empty when there is none. */
  batchUpTo(ending: string): Buffer {
    const last = this.bytes.subarray(this.headLength, this.filled).lastIndexOf(ending);
    return this.bytes.subarray(0, last < 0 ? 0 : this.headLength + last + Buffer.byteLength(ending));
  }

  /** The batch with a few closing tags after it, good until the next one. */
  closedWith(batch: Buffer, closing: Buffer): Buffer {
    batch.copy(this.closed);
    closing.copy(this.closed, batch.length);
    return this.closed.subarray(0, batch.length + closing.length);
  }

  /** Leaves the batch behind and puts this head before what comes after it; false when the head is too long for that. */
  moveOn(head: Buffer, batch: Buffer): boolean {
    if (head.length > BATCH_BYTES) return false;
    this.bytes.copyWithin(head.length, batch.length, this.filled);
    head.copy(this.bytes);
    this.filled += head.length - batch.length;
    this.headLength = head.length;
    return true;
  }
}
