import { Module } from '@nestjs/common';
import { LearnersModule } from '../learners/index.js';
import { TracksModule } from '../tracks/index.js';
import { CompletionCertificates } from './completion/completion-certificates.queries.js';
import { CompletionFacts } from './completion/completion-facts.queries.js';
import { CompletionController } from './completion/completion.controller.js';
import { CompletionPages } from './completion/completion.pages.js';
import { AwardsToDeclareQueries } from './declarations/awards-to-declare.queries.js';
import { DeclarationFiles } from './declarations/declaration-files.js';
import { DeclarationsController } from './declarations/declarations.controller.js';
import { DeclarationsPages } from './declarations/declarations.pages.js';
import { DeclarationsQueries } from './declarations/declarations.queries.js';
import { DeclareAwards } from './declarations/declare-awards.use-case.js';
import { DueAwardsQueries } from './declarations/due-awards.queries.js';
import { IncompleteDossiersQueries } from './declarations/incomplete-dossiers.queries.js';
import { PassagesOfFile } from './declarations/passages-of-file.js';
import { ReadReceipt } from './declarations/read-receipt.use-case.js';
import { TellWithdrawal } from './withdrawals/tell-withdrawal.use-case.js';
import { WithdrawalsController } from './withdrawals/withdrawals.controller.js';
import { WithdrawalPages } from './withdrawals/withdrawals.pages.js';
import { WithdrawalsQueries } from './withdrawals/withdrawals.queries.js';

/** What authorities ask for: the file of certified people and its receipts, certificates of completion. */
@Module({
  imports: [LearnersModule, TracksModule],
  controllers: [
    DeclarationsController,
    DeclarationsPages,
    CompletionController,
    CompletionPages,
    WithdrawalsController,
    WithdrawalPages,
  ],
  providers: [
    AwardsToDeclareQueries,
    CompletionCertificates,
    CompletionFacts,
    DeclarationFiles,
    DeclarationsQueries,
    DueAwardsQueries,
    IncompleteDossiersQueries,
    PassagesOfFile,
    DeclareAwards,
    ReadReceipt,
    TellWithdrawal,
    WithdrawalsQueries,
  ],
  exports: [
    DeclareAwards,
    ReadReceipt,
    WithdrawalsQueries,
    DeclarationsQueries,
    DueAwardsQueries,
    IncompleteDossiersQueries,
  ],
})
export class ComplianceModule {}
