import { Module } from '@nestjs/common';
import { KeepEntries } from './keep-entries.job.js';
import { VerifyAudit } from './verify-audit.use-case.js';

/** The tamper-evident record of every event. */
@Module({ providers: [KeepEntries, VerifyAudit], exports: [VerifyAudit] })
export class AuditModule {}
