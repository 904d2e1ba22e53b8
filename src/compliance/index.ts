export { validateAccrochage } from './accrochage/accrochage-schema.adapter.js';
export { ComplianceModule } from './compliance.module.js';
export { type DeclarationLine, DeclarationsQueries } from './declarations/declarations.queries.js';
export { type DueAward, DueAwardsQueries } from './declarations/due-awards.queries.js';
export { type IncompleteDossier, IncompleteDossiersQueries } from './declarations/incomplete-dossiers.queries.js';
export type { IncompleteAward } from './declarations/incomplete-awards.rules.js';
export type { DeclarationPeriod } from './declarations/declarations.types.js';
export { DeclareAwards, type MadeDeclaration } from './declarations/declare-awards.use-case.js';
export { ReadReceipt, type ReadReceiptInput, type ReceiptOutcome } from './declarations/read-receipt.use-case.js';
