import type { BlockFacts } from '../competence-blocks/index.js';
import type { ProjectDraft } from '../tracks/index.js';
import { demoTexts } from './demo-texts.js';

/** Seven projects of 600 hours that prove the 11 competences of « Concepteur développeur d'applications ». */
export function projectsFor(blocks: readonly BlockFacts[]): ProjectDraft[] {
  return demoTexts.projects().map(({ proves, ...project }) => ({ ...project, criteria: criteriaOf(blocks, proves) }));
}

function criteriaOf(blocks: readonly BlockFacts[], proves: readonly string[]): string[] {
  const competences = blocks.flatMap((block) => block.competences);
  const proved = competences.filter((competence) => proves.some((ending) => competence.code.endsWith(ending)));
  return proved.flatMap(({ criteria }) => criteria.map((criterion) => criterion.code));
}
