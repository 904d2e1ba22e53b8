import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '../../../test/jest.js';
import { Batch } from './batch.js';
import { BatchQueue } from './batch-queue.js';

describe('Batches on their way to the database', () => {
  it('are three in all, however many are written', async () => {
    const written: Batch[] = [];
    const queue = new BatchQueue(async (batch, before) => {
      await wait(written.length % 3);
      await before;
      written.push(batch);
    });
    let batch = new Batch();
    for (let number = 0; number < 30; number += 1) {
      // The one who fills them is now slower than those who write, now faster.
      if (number % 7 < 3) await wait(5);
      batch = await queue.exchange(batch);
    }
    await queue.finish();
    expect(written).toHaveLength(30);
    expect(new Set(written).size).toBeLessThanOrEqual(3);
  });

  it('tell the one who fills them that a writing failed', async () => {
    const queue = new BatchQueue(() => Promise.reject(new Error('the disk is full')));
    const fill = async () => {
      let batch = new Batch();
      for (let number = 0; number < 4; number += 1) batch = await queue.exchange(batch);
    };
    await expect(fill()).rejects.toThrow('the disk is full');
  });
});
