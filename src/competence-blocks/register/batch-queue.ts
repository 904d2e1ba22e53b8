import { Batch } from './batch.js';

/** So many are on their way at a time; a third batch is filled meanwhile. */
const MOST = 2;

/** Batches on their way to the database; each is written after the one before. */
export class BatchQueue {
  private readonly empty: Batch[] = [];
  private readonly writings: Promise<void>[] = [];

  /** `write` begins at once, and waits for the batch before where it has to. */
  constructor(private readonly write: (batch: Batch, before: Promise<void> | undefined) => Promise<void>) {}

  /** Hands on a full batch, and gives an empty one as soon as there is one. Throws what a writing before threw. */
  async exchange(full: Batch): Promise<Batch> {
    const writing = this.handOn(full, this.writings.at(-1));
    // Told when it is waited for.
    writing.catch(() => undefined);
    this.writings.push(writing);
    if (this.writings.length > MOST) await this.writings.shift();
    return this.empty.pop() ?? new Batch();
  }

  /** Waits for all of them. */
  async finish(): Promise<void> {
    await Promise.all(this.writings);
  }

  private async handOn(full: Batch, before: Promise<void> | undefined): Promise<void> {
    await this.write(full, before);
    this.empty.push(full.clear());
  }
}
