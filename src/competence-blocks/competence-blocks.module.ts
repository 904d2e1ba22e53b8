import { Module } from '@nestjs/common';
import { CurateBlock } from './blocks/curate-block.use-case.js';
import { DraftTitles } from './rncp/draft-titles.js';
import { ImportRegister } from './rncp/import-register.use-case.js';
import { ImportTurn } from './rncp/import-turn.js';
import { ImportsController } from './rncp/imports.controller.js';
import { TitlesApi } from './titles.api.js';
import { ActivateTitle } from './titles/activate-title.use-case.js';
import { RetireTitle } from './titles/retire-title.use-case.js';
import { TitlesController } from './titles/titles.controller.js';
import { TitlesQueries } from './titles/titles.queries.js';

@Module({
  controllers: [ImportsController, TitlesController],
  providers: [
    TitlesQueries,
    TitlesApi,
    ImportRegister,
    ImportTurn,
    DraftTitles,
    CurateBlock,
    ActivateTitle,
    RetireTitle,
  ],
  exports: [TitlesApi, ImportRegister, CurateBlock, ActivateTitle, RetireTitle],
})
export class CompetenceBlocksModule {}
