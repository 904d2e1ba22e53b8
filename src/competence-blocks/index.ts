export { CompetenceBlocksModule } from './competence-blocks.module.js';
export * from './titles.api.js';
