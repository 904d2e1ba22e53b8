import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import { ActivateTitle, type BlockFacts, ImportRegister, TitlesApi } from '../../src/competence-blocks/index.js';
import type { Person, World } from '../world.js';

const REGISTER = join(ROOT, 'test/competence-blocks/fixtures/register-v4.1.xml');

/** The register as it was downloaded: RNCP37873, whole, and RNCP39387, whose blocks 1 and 2 list no competences. */
export function theRegister(): Promise<Buffer> {
  return readFile(REGISTER);
}

/** A version of a title as other rooms' tests need it. */
export interface GivenTitle {
  titleVersionId: string;
  code: string;
  blocks: BlockFacts[];
  /** Who imported it. */
  officer: Person;
}

/** « Concepteur développeur d'applications », 3 blocks and 11 competences, imported and still a draft. */
export async function aDraftTitle(world: World, given: { officer?: Person } = {}): Promise<GivenTitle> {
  const officer = given.officer ?? (await world.person(['officer']));
  const actor = { id: officer.id, roles: ['officer'] as const };
  const code = 'RNCP37873';
  const bytes = (async function* () {
    yield await theRegister();
  })();
  const { imported } = await world.app
    .get(ImportRegister)
    .run({ fileName: 'register.xml', bytes, codes: [code] }, actor);
  const titleVersionId = imported[0]?.titleVersionId ?? '';
  const title = await world.app.get(TitlesApi).title(titleVersionId);
  return { titleVersionId, code, blocks: title?.blocks ?? [], officer };
}

/** The same title, open to learners. */
export async function anActiveTitle(world: World, given: { officer?: Person } = {}): Promise<GivenTitle> {
  return given.officer ? openTitle(world, given) : world.once('an active title', () => openTitle(world, given));
}

async function openTitle(world: World, given: { officer?: Person }): Promise<GivenTitle> {
  const title = await aDraftTitle(world, given);
  const actor = { id: title.officer.id, roles: ['officer'] as const };
  await world.app.get(ActivateTitle).run({ titleVersionId: title.titleVersionId }, actor);
  return title;
}
