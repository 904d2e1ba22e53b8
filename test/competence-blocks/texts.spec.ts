import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { aDraftTitle, anActiveTitle, type GivenTitle } from '../given/titles.js';
import { textOf } from '../page-text.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let officer: Person;
let title: GivenTitle;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  title = await anActiveTitle(world, { officer });
});
afterAll(() => world.close());

const BLOCK = 'RNCP37873BC01';
const COMPETENCE = `${BLOCK}C2`;

interface TextBody {
  place: string;
  french: string;
  state: string;
  text: string;
  number: number;
  frenchMark: string;
  older: { french: string; text: string } | null;
}

interface TextsBody extends ProblemBody {
  sections: { key: string; texts: TextBody[] }[];
  written: number;
}

const textsOf = async ({ titleVersionId } = title, language = 'en', who = officer) => {
  const { body } = await world.call<TextsBody>(who, 'GET', `/api/titles/${titleVersionId}/texts/${language}`);
  return body.sections.flatMap(({ texts }) => texts);
};
const at = async (place: string, where = title) => (await textsOf(where)).find((text) => text.place === place);
const write = (texts: object[], who: Person | null = officer, language = 'en') =>
  world.call<TextsBody>(who, 'PUT', `/api/titles/${title.titleVersionId}/texts/${language}`, { texts });
const rows = async () => (await world.db.sql('SELECT 1 FROM competence_blocks.translation')).length;
const pageOf = (path: string, who = officer) => world.call(who, 'GET', `/titles/${title.titleVersionId}${path}`);

/** The fields of one section of the page, as a browser would send them, with some changed. */
async function sectionOf(key: string, change: Record<string, string>) {
  const html = (await pageOf('/texts/en')).bytes.toString();
  const start = html.indexOf(`name="section" value="${key}"`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const hidden = [...form.matchAll(/name="((?:seen|french)-[\w.]+)" value="(\w*)"/g)];
  const texts = [...form.matchAll(/<textarea[^>]* name="(text-[\w.]+)"[^>]*>([^<]*)<\/textarea>/g)];
  const fields = Object.fromEntries([...hidden, ...texts].map(([, name, value]) => [name ?? '', value ?? '']));
  return { section: key, ...fields, ...change };
}
const send = (fields: object) => world.call(officer, 'POST', `/titles/${title.titleVersionId}/texts/en`, fields);

describe('What a title is called in another language', () => {
  it('is kept wording by wording, each time that it is said; what stays the same makes no row', async () => {
    const first = await write([{ place: COMPETENCE, text: ' Develop user interfaces ' }]);
    expect([first.status, first.body.written]).toEqual([200, 1]);
    expect((await write([{ place: COMPETENCE, text: 'Develop user interfaces' }])).body.written).toBe(0);
    await write([{ place: COMPETENCE, text: 'Build user interfaces', seen: 1 }]);
    expect(await at(COMPETENCE)).toMatchObject({
      state: 'translated',
      text: 'Build user interfaces',
      number: 2,
      french: 'Développer des interfaces utilisateur',
    });
    expect(await rows()).toBe(2);
    expect(await world.eventNames()).toContain('competence-blocks.texts-written');
    await write([{ place: COMPETENCE, text: '' }]);
    expect(await at(COMPETENCE)).toMatchObject({ state: 'missing', text: '', number: 3 });
    await expect(world.db.sql(`UPDATE competence_blocks.translation SET text = 'x'`)).rejects.toThrow('never edited');
  });

  it('goes with the French: the same wording in another version has it, a changed one has it to look at only', async () => {
    await world.empty();
    officer = await world.person(['officer']);
    title = await aDraftTitle(world, { officer });
    await write([{ place: BLOCK, text: 'Develop a secure application' }]);
    await write([{ place: COMPETENCE, text: 'Develop user interfaces' }]);
    const block = title.blocks[0];
    const competences = block?.competences.map(({ name }, index) => ({
      name: index === 1 ? 'Développer des interfaces accessibles' : name,
      criteria: [name],
    }));
    const { titleVersionId } = title;
    await world.call(officer, 'PUT', `/api/titles/${titleVersionId}/blocks/${block?.id}/competences`, { competences });
    expect(await at(BLOCK)).toMatchObject({ state: 'translated', text: 'Develop a secure application' });
    expect(await at(COMPETENCE)).toMatchObject({
      state: 'outdated',
      text: '',
      older: { french: 'Développer des interfaces utilisateur', text: 'Develop user interfaces' },
    });
    expect(textOf(await pageOf('/texts/en'))).toContain('Traduction d’un français qui a changé : Develop user');
  });

  it('is told to the slower of two officers, who keep their words on the page', async () => {
    const slow = await sectionOf(BLOCK, { [`text-${COMPETENCE}`]: 'Design user interfaces' });
    expect((await send(await sectionOf(BLOCK, { [`text-${COMPETENCE}`]: 'Develop interfaces' }))).status).toBe(303);
    const refused = await send(slow);
    expect(refused.status).toBe(409);
    expect(textOf(refused)).toContain('Dernier changement : lundi 5 janvier 2026, 09:00, par vous');
    const html = refused.bytes.toString();
    expect(html).toContain('>Design user interfaces</textarea>');
    expect(textOf(refused)).toContain('En place maintenant : Develop interfaces');
    expect(await at(COMPETENCE)).toMatchObject({ text: 'Develop interfaces', number: 1 });

    const both = await Promise.all(
      ['One', 'Two'].map((text) => write([{ place: `${BLOCK}C3`, text, seen: 0 }]).then(({ status }) => status)),
    );
    expect(both.toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('refuses what is too long with the words kept, a place that is none, and whoever is no officer', async () => {
    const long = await send(await sectionOf(BLOCK, { [`text-${BLOCK}`]: 'x'.repeat(10_001) }));
    expect(long.status).toBe(400);
    expect(textOf(long)).toContain(`${BLOCK} : raccourcissez`);
    expect((await write([{ place: 'RNCP37873BC09', text: 'x' }])).body.code).toBe('competence-blocks.text-unknown');
    expect((await write([{ place: BLOCK, text: 'x' }], await world.person(['advisor']))).status).toBe(403);
    expect((await write([{ place: BLOCK, text: 'x' }], null)).status).toBe(401);
    expect((await pageOf('/texts/de')).status).toBe(400);
    expect(await rows()).toBe(0);
  });
});

describe('A reader of another language', () => {
  it('is shown what is translated, and the rest in French with its mark', async () => {
    await write([{ place: BLOCK, text: 'Develop a secure application' }]);
    const reader = await world.person(['learner'], { language: 'en' });
    const html = (await pageOf('', reader)).bytes.toString();
    expect(html).toContain('Develop a secure application');
    expect(html).not.toContain('Développer une application sécurisée<');
    expect(html).toContain('<span lang="fr">Développer des interfaces utilisateur</span> <span class="in-french">');
    const french = (await pageOf('', await world.person(['learner']))).bytes.toString();
    expect(french).toContain('Développer une application sécurisée');
    expect(french).not.toContain('in-french');
  });
});

describe('The presentation of a title', () => {
  it('is written in French, then translated as any other text', async () => {
    const saved = await world.call(officer, 'POST', `/titles/${title.titleVersionId}/presentation`, {
      text: 'Pour qui veut écrire des applications.',
      seen: '0',
    });
    expect(saved.status).toBe(303);
    expect(textOf(await pageOf(''))).toContain('Présentation Écrite');
    expect(await at('RNCP37873.presentation')).toMatchObject({ french: 'Pour qui veut écrire des applications.' });
    const slower = await world.call(officer, 'POST', `/titles/${title.titleVersionId}/presentation`, {
      text: 'Pour tous.',
      seen: '0',
    });
    expect(slower.status).toBe(409);
    expect(slower.bytes.toString()).toContain('Pour tous.</textarea>');
    expect(await world.eventNames()).toContain('competence-blocks.presentation-written');
  });
});

describe('The file for a translator', () => {
  const csv = async () => (await pageOf('/texts/en/texts.csv')).bytes.toString();
  const sendFile = (content: string | Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.append('file', new Blob([content]), 'textes.csv');
    return world.call(officer, 'POST', `/titles/${title.titleVersionId}/texts/en/file`, form);
  };

  it('goes out with the French, comes back filled, and is taken whole', async () => {
    const file = await csv();
    expect(file).toContain(`${COMPETENCE};0;Développer des interfaces utilisateur;\r\n`);
    const filled = file.replace('interfaces utilisateur;', 'interfaces utilisateur;Develop user interfaces');
    expect((await sendFile(filled)).status).toBe(303);
    expect(await at(COMPETENCE)).toMatchObject({ text: 'Develop user interfaces', number: 1 });
    expect(await rows()).toBe(1);
    expect((await sendFile(await csv())).status).toBe(303);
    expect(await rows()).toBe(1);
  });

  it('is refused with the line, and nothing of it is kept', async () => {
    const filled = (await csv())
      .replace('interfaces utilisateur;', 'interfaces utilisateur;Develop user interfaces')
      .replace('Développer des composants métier;', 'Autre chose;Develop business components');
    const refused = await sendFile(filled);
    expect(textOf(refused, 400)).toMatch(/ligne \d+ : Le français de RNCP37873BC01C3 n’est plus celui-ci/i);
    expect(textOf(await sendFile(Uint8Array.of(0xff, 0xfe, 0x00)), 400)).toContain('UTF-8');
    expect(textOf(await sendFile(`${filled}\n${'x'.repeat(2_000_000)}`), 400)).toContain('dépasse 2 Mo');
    expect(textOf(await sendFile(`${filled}\n"${'x\n'.repeat(60_000)}`), 400)).toContain('guillemet');
    expect((await pageOf('/texts/en/texts.csv', await world.person(['advisor']))).status).toBe(403);
    expect(await rows()).toBe(0);
  });
});
