import type { BlockFacts } from '../../src/competence-blocks/index.js';
import { projectsFor as projectsOfDemo } from '../../src/demo/demo-projects.js';
import type { ProjectDraft } from '../../src/tracks/index.js';

/** The projects of the demo world, without what learners learn from. */
export function projectsFor(blocks: readonly BlockFacts[]): ProjectDraft[] {
  return projectsOfDemo(blocks).map(({ activities: _activities, ...project }) => project);
}
