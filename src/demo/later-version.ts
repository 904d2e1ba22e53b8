import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CurateBlock,
  DecideCorrespondence,
  ImportRegister,
  type TitleFacts,
  TitlesApi,
} from '../competence-blocks/index.js';
import { DEMO_FILES, demoTexts } from './demo-texts.js';
import { type House, TITLE_CODE } from './house.js';
import type { Story } from './story.js';

/** Some days before today. */
const READ_ON = -9;

/** The register has a newer record of the title: the officer drafts it, and decides on a first correspondence. */
export function planLaterVersion(story: Story, house: House): void {
  story.on(READ_ON, '10:20', 'later version', async () => {
    const { decision } = demoTexts.laterRecord();
    const older = await titleOf(story, house.titleVersionId);
    const newer = await draft(story, house);
    await curate(story, { older, newer }, house);
    const blockIn = ({ blocks }: TitleFacts) => blocks.find(({ code }) => code === decision.block)?.id ?? '';
    const pair = { fromBlockId: blockIn(older), toBlockId: blockIn(newer) };
    const { kind, reason } = decision;
    await story.do(DecideCorrespondence, { ...pair, kind, reason, number: 0 }, house.officer);
  });
}

async function draft(story: Story, { officer }: House): Promise<TitleFacts> {
  const record = await readFile(join(DEMO_FILES, 'register.xml'), 'utf8');
  const later = demoTexts.laterRecord().says.reduce((text, [before, after]) => text.replace(before, after), record);
  const bytes = (async function* () {
    yield await Promise.resolve(later);
  })();
  const { imported } = await story.do(
    ImportRegister,
    { fileName: 'register.xml', bytes, codes: [TITLE_CODE] },
    officer,
  );
  return titleOf(story, imported[0]?.titleVersionId ?? '');
}

/** What is worded as before is judged as before; what is new waits for its criteria. */
async function curate(
  story: Story,
  { older, newer }: { older: TitleFacts; newer: TitleFacts },
  { officer }: House,
): Promise<void> {
  const known = older.blocks.flatMap(({ competences }) => competences);
  for (const { id: blockId, competences } of newer.blocks) {
    const curated = competences.map(({ name }) => {
      const before = known.find((competence) => name.startsWith(competence.name));
      return { name, criteria: before?.criteria.map((criterion) => criterion.name) ?? [name] };
    });
    await story.do(CurateBlock, { titleVersionId: newer.id, blockId, competences: curated }, officer);
  }
}

async function titleOf(story: Story, titleVersionId: string): Promise<TitleFacts> {
  const title = await story.ask(TitlesApi).title(titleVersionId);
  if (!title) throw new Error(`${TITLE_CODE} was not drafted again`);
  return title;
}
