export type { ProjectDraft } from './designs/design.types.js';
export { DraftDesign, type DraftDesignInput } from './designs/draft-design.use-case.js';
export { PublishDesign } from './designs/publish-design.use-case.js';
export { ActivateRulebook } from './rulebooks/activate-rulebook.use-case.js';
export { DraftRulebook, type DraftRulebookInput } from './rulebooks/draft-rulebook.use-case.js';
export { RULEBOOK_DEFAULTS, type RulebookNumbers } from './rulebooks/rulebook.types.js';
export { TracksModule } from './tracks.module.js';
