import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Jobs } from '../jobs/jobs.js';
import { FileStore } from './file-store.adapter.js';

const LONGEST_RECEIPT_HOURS = 24;

/** Forgets, every night, what came in and was never kept. */
@Injectable()
export class SweepFiles implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every('sweep-files', '23 2 * * *', () => this.run());
  }

  async run(): Promise<void> {
    const before = (await this.clock.now()).minus({ hours: LONGEST_RECEIPT_HOURS });
    await this.files.sweep(before.toJSDate());
  }
}
