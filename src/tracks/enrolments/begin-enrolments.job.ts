import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SYSTEM } from '../../platform/kernel/actor.js';
import { BeginEnrolments } from './begin-enrolments.use-case.js';

/** Begins tracks on their first day; asked for by the enrolment of whoever is admitted ahead of it. */
@Injectable()
export class BeginEnrolmentsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly beginEnrolments: BeginEnrolments,
  ) {}

  onModuleInit(): void {
    this.jobs.define('begin-enrolments', async () => {
      await this.beginEnrolments.run({}, SYSTEM);
    });
  }
}
