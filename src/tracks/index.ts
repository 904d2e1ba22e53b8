export type { RulebookNumbers } from './rulebooks/rulebook.types.js';
export { TracksModule } from './tracks.module.js';
