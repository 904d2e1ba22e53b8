import { SYSTEM } from '../../src/platform/kernel/actor.js';
import {
  ActivateRulebook,
  DraftDesign,
  DraftRulebook,
  type ProjectDraft,
  PublishDesign,
  type RulebookNumbers,
} from '../../src/tracks/index.js';
import { isPlain, type World } from '../world.js';
import { projectsFor } from './projects.js';
import { anActiveTitle, type GivenTitle } from './titles.js';

/** A track design as other tests need it; `projects` are as they were written, in their order. */
export interface GivenDesign {
  designId: string;
  title: GivenTitle;
  projects: ProjectDraft[];
}

export interface DesignChange {
  title?: GivenTitle;
  name?: string;
  projects?: ProjectDraft[];
}

/** A design for RNCP37873 whose seven projects prove all 11 competences, still a draft. */
export async function aDraftDesign(world: World, change: DesignChange = {}): Promise<GivenDesign> {
  const title = change.title ?? (await anActiveTitle(world));
  const { name = 'Parcours en ligne', projects = projectsFor(title.blocks) } = change;
  const { titleVersionId } = title;
  const { designId } = await world.app.get(DraftDesign).run({ titleVersionId, name, projects }, SYSTEM);
  return { designId, title, projects };
}

/** The same design, published: learners can be enrolled on it. */
export async function aPublishedDesign(world: World, change: DesignChange = {}): Promise<GivenDesign> {
  if (isPlain(change)) return world.once('a published design', () => publishDesign(world, change));
  return publishDesign(world, change);
}

async function publishDesign(world: World, change: DesignChange): Promise<GivenDesign> {
  const design = await aDraftDesign(world, change);
  await world.app.get(PublishDesign).run({ designId: design.designId }, SYSTEM);
  return design;
}

/** A rulebook with the numbers of the house, but for those of `numbers`, given to enrolments. */
export async function anActiveRulebook(
  world: World,
  numbers: Partial<RulebookNumbers> = {},
): Promise<{ rulebookId: string }> {
  const { rulebookId } = await world.app.get(DraftRulebook).run({ name: 'Règlement', numbers }, SYSTEM);
  return world.app.get(ActivateRulebook).run({ rulebookId }, SYSTEM);
}
