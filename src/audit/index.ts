export { AuditModule } from './audit.module.js';
export { type AuditHead, type AuditVerdict, VerifyAudit } from './verify-audit.use-case.js';
