export { CurateBlock, type CurateBlockInput } from './blocks/curate-block.use-case.js';
export { CompetenceBlocksModule } from './competence-blocks.module.js';
export { ImportRegister, type ImportRegisterInput } from './rncp/import-register.use-case.js';
export {
  type Progress as RegisterProgress,
  ReadRegister,
  type ReadRegisterInput,
  type ReadingReport,
} from './register/read-register.use-case.js';
export type { ImportReport, ImportedTitle, ImportProblem } from './rncp/import.types.js';
export { ACCESS_PATHS } from './titles/title.types.js';
export {
  TitlesApi,
  type AccessPath,
  type BlockFacts,
  type Certifier,
  type CompetenceFacts,
  type CriterionFacts,
  type JuryComposition,
  type NsfCode,
  type PublicTitle,
  type TitleFacts,
  type TitleKind,
  type TitleState,
} from './titles.api.js';
export { ActivateTitle } from './titles/activate-title.use-case.js';
export { WritePresentation, type WritePresentationInput } from './texts/write-presentation.use-case.js';
export { WriteTexts, type WriteTextsInput } from './texts/write-texts.use-case.js';
export { RetireTitle } from './titles/retire-title.use-case.js';
export { DecideCorrespondence, type DecideCorrespondenceInput } from './versions/decide-correspondence.use-case.js';
export { stillPossible } from './expiry/expiry.rules.js';
export { WarnOfExpiry } from './expiry/warn-of-expiry.use-case.js';
