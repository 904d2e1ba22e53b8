import { Module } from '@nestjs/common';
import { CurateBlock } from './blocks/curate-block.use-case.js';
import { CurationPages } from './blocks/curation.pages.js';
import { CurationQueries } from './blocks/curation.queries.js';
import { CurationRecord } from './blocks/curation-record.js';
import { RestoreBlock } from './blocks/restore-block.use-case.js';
import { WarnOfExpiryJob } from './expiry/warn-of-expiry.job.js';
import { WarnOfExpiry } from './expiry/warn-of-expiry.use-case.js';
import { CatalogueQueries } from './register/catalogue.queries.js';
import { DraftEntries } from './register/draft-entries.use-case.js';
import { DraftEntry } from './register/draft-entry.use-case.js';
import { EntriesWriter } from './register/entries-writer.js';
import { EntryRows } from './register/entry-rows.js';
import { KeptRecords } from './register/kept-records.js';
import { ReadRegister } from './register/read-register.use-case.js';
import { ReadingLog } from './register/reading-log.js';
import { ReadingsPages } from './register/readings.pages.js';
import { ReadingsQueries } from './register/readings.queries.js';
import { RegisterController } from './register/register.controller.js';
import { SelectionPages } from './register/selection.pages.js';
import { WantedTitlesQueries } from './register/wanted-titles.queries.js';
import { RegisterPages } from './register/register.pages.js';
import { DraftTitles } from './rncp/draft-titles.js';
import { ImportRegister } from './rncp/import-register.use-case.js';
import { ImportTurn } from './rncp/import-turn.js';
import { ImportsController } from './rncp/imports.controller.js';
import { ImportsPages } from './rncp/imports.pages.js';
import { FillWordbook } from './texts/fill-wordbook.js';
import { TakeTextsFile } from './texts/take-texts-file.use-case.js';
import { TextsFilePages } from './texts/texts-file.pages.js';
import { TextsController } from './texts/texts.controller.js';
import { TextsPages } from './texts/texts.pages.js';
import { TextsQueries } from './texts/texts.queries.js';
import { WritePresentation } from './texts/write-presentation.use-case.js';
import { WriteTexts } from './texts/write-texts.use-case.js';
import { TitlesApi } from './titles.api.js';
import { ActivateTitle } from './titles/activate-title.use-case.js';
import { PublicTitlesQueries } from './titles/public-titles.queries.js';
import { RetireTitle } from './titles/retire-title.use-case.js';
import { TitlesController } from './titles/titles.controller.js';
import { TitlesPages } from './titles/titles.pages.js';
import { TitlesQueries } from './titles/titles.queries.js';
import { BlockPairPages } from './versions/block-pair.pages.js';
import { ComparisonPages } from './versions/comparison.pages.js';
import { CorrespondencesQueries } from './versions/correspondences.queries.js';
import { DecideCorrespondence } from './versions/decide-correspondence.use-case.js';
import { PairCriteria } from './versions/pair-criteria.use-case.js';
import { VersionPairs } from './versions/version-pairs.js';
import { VersionsController } from './versions/versions.controller.js';

@Module({
  controllers: [
    ImportsController,
    TitlesController,
    VersionsController,
    RegisterController,
    TextsController,
    TextsFilePages,
    TextsPages,
    ImportsPages,
    TitlesPages,
    CurationPages,
    ComparisonPages,
    BlockPairPages,
    ReadingsPages,
    SelectionPages,
    RegisterPages,
  ],
  providers: [
    TitlesQueries,
    PublicTitlesQueries,
    TextsQueries,
    WriteTexts,
    TakeTextsFile,
    WritePresentation,
    FillWordbook,
    CurationQueries,
    TitlesApi,
    ImportRegister,
    ImportTurn,
    ReadRegister,
    ReadingLog,
    EntriesWriter,
    EntryRows,
    KeptRecords,
    CatalogueQueries,
    ReadingsQueries,
    DraftEntry,
    DraftEntries,
    WantedTitlesQueries,
    DraftTitles,
    CurationRecord,
    CurateBlock,
    RestoreBlock,
    ActivateTitle,
    RetireTitle,
    WarnOfExpiry,
    WarnOfExpiryJob,
    VersionPairs,
    CorrespondencesQueries,
    DecideCorrespondence,
    PairCriteria,
  ],
  exports: [
    TitlesApi,
    ImportRegister,
    CurateBlock,
    ActivateTitle,
    RetireTitle,
    DecideCorrespondence,
    WarnOfExpiry,
    WriteTexts,
    WritePresentation,
  ],
})
export class CompetenceBlocksModule {}
