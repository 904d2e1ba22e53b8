import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { WritePresentation, WriteTexts } from '../../src/competence-blocks/index.js';
import { NotifyCandidates } from '../../src/assessment/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { aTrackReadyForJury } from '../given/enrolments.js';
import { aSignedJury } from '../given/juries.js';
import { aDraftTitle, anActiveTitle } from '../given/titles.js';
import { aPublishedDesign, anActiveRulebook } from '../given/tracks.js';
import { textOf } from '../page-text.js';
import { World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

const get = (address: string, headers: Record<string, string> = {}) =>
  world.app.inject({ method: 'GET', url: address, headers });
const read = async (address: string) => textOf(await world.call(null, 'GET', address), 200);
const figures = async () => (await world.call<CatalogueBody>(null, 'GET', '/api/catalogue/RNCP37873')).body;
const PAGE = '/fr/catalogue/RNCP37873';

interface CatalogueBody {
  titles: { code: string; names: Record<string, string>; level: number }[];
  hours: number | null;
  paces: { months: number; weeklyHours: number; endsOn: string; possible: string }[];
  blocks: { names: Record<string, string>; competences: { names: Record<string, string> }[] }[];
  years: { year: number; presented: { kind: string }; partial: { kind: string } }[];
}

async function aTranslatedTitle() {
  const title = await anActiveTitle(world);
  const { titleVersionId } = title;
  await world.app.get(WritePresentation).run({ titleVersionId, text: 'Pour qui veut développer.' }, SYSTEM);
  const texts = [
    { place: 'RNCP37873', text: 'Application Developer' },
    { place: 'RNCP37873.presentation', text: 'For people who want to develop.' },
    { place: 'RNCP37873BC01', text: 'Develop a secure application' },
  ];
  await world.app.get(WriteTexts).run({ titleVersionId, language: 'en', texts }, SYSTEM);
  return title;
}

describe('The catalogue', () => {
  it('says what it is for while no title is open; a draft is none', async () => {
    await aDraftTitle(world);
    expect(await read('/fr/catalogue')).toContain('Aucun titre pour le moment');
    expect((await get(PAGE)).statusCode).toBe(404);
    expect((await get('/sitemap.xml')).payload).not.toContain('RNCP37873');
  });

  it('is read without signing in, in the language of the address, with French marked where nobody translated', async () => {
    await aTranslatedTitle();
    expect(await read('/fr/catalogue')).toContain('Concepteur développeur d’applications');
    const english = (await get('/en/catalogue/RNCP37873')).payload;
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('For people who want to develop.');
    expect(english).toContain('Application Developer');
    expect(english).toContain('<span lang="fr">Développer des interfaces utilisateur</span> <span class="in-french">');
    expect(await read(PAGE)).toContain('6 en France, 6 du cadre européen (CEC)');
    const spanish = await get('/catalogue/RNCP37873', { 'accept-language': 'es' });
    expect([spanish.statusCode, spanish.headers.location]).toEqual([302, '/es/catalogue/RNCP37873']);
  });

  it('is searched by words in any language and by level', async () => {
    await aTranslatedTitle();
    const found = async (query: string) => (await get(`/en/catalogue?${query}`)).payload.includes('RNCP37873');
    expect(await Promise.all(['q=developer', 'q=DEVELOPPEUR+securisee', 'q=rncp378', 'level=6'].map(found))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(await Promise.all(['q=boulanger', 'level=3'].map(found))).toEqual([false, false]);
    expect((await get('/fr/catalogue?q=boulanger')).payload).toContain('noindex');
    expect((await get('/fr/catalogue?level=9')).statusCode).toBe(400);
  });

  it('tells the hours and the end at each pace for who enters today, and what is no longer possible', async () => {
    await anActiveRulebook(world);
    await aPublishedDesign(world);
    const { body } = await world.call<CatalogueBody>(null, 'GET', '/api/catalogue/RNCP37873');
    expect(body.paces.map(({ months }) => months)).toEqual([6, 9, 12, 15]);
    const ends = body.paces.map(({ endsOn }) => endsOn);
    expect(ends).toEqual(ends.toSorted((a, b) => a.localeCompare(b)));
    const [fastest, slowest] = [body.paces[0]?.weeklyHours ?? 0, body.paces[3]?.weeklyHours ?? 0];
    expect(fastest).toBeGreaterThan(2 * slowest);
    expect(body.hours).toBeGreaterThan(0);
    expect(await read(PAGE)).toContain('Durée selon le rythme');
    world.clock.set('2028-12-19T08:00:00Z');
    const late = await read(PAGE);
    expect(late).toContain('Les entrées sont closes');
    expect(late).not.toContain('Durée selon le rythme');
  });

  it('publishes a figure about five candidates, none about fewer, and none before they are told', async () => {
    const first = await aTrackReadyForJury(world);
    const { design, rulebookId } = first;
    const tracks = [first];
    while (tracks.length < 5) tracks.push(await aTrackReadyForJury(world, { design, rulebookId }));
    const { years } = await figures();
    expect(years[0]).toMatchObject({ year: 2026, presented: { kind: 'none' }, full: { kind: 'none' } });
    expect(await read(PAGE)).toContain('Personne n’a encore été présenté');
    const jury = await aSignedJury(world, { tracks, adjourned: ['BC03'] });
    expect((await figures()).years[0]?.presented).toEqual({ kind: 'none' });
    await world.app.get(NotifyCandidates).run({ juryId: jury.juryId }, SYSTEM);
    expect((await figures()).years[0]).toMatchObject({
      presented: { kind: 'count', count: 5 },
      full: { kind: 'share', count: 0, of: 5 },
      partial: { kind: 'share', count: 5, of: 5, share: 1 },
      left: { kind: 'none' },
    });
    await world.db.sql(`UPDATE assessment.jury_case SET outcome = 'absent' WHERE enrolment_id = $1`, [
      first.enrolmentId,
    ]);
    expect((await figures()).years[0]?.partial).toEqual({ kind: 'too-few', fewerThan: 5 });
  });
});

describe('Search engines and caches', () => {
  it('are told every language of a page, what it is about, and which pages are for them', async () => {
    await aTranslatedTitle();
    const { payload } = await get('/en/catalogue/RNCP37873');
    expect(payload).toContain('<meta name="description" content="For people who want to develop.">');
    for (const language of ['fr', 'en', 'es', 'x-default'])
      expect(payload).toContain(`hreflang="${language}" href="http`);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(payload) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'EducationalOccupationalProgram',
      name: 'Application Developer',
      identifier: 'RNCP37873',
      applicationDeadline: '2028-12-18',
      educationalCredentialAwarded: { educationalLevel: 'EQF 6' },
    });
    expect((await get('/sitemap.xml')).payload).toContain('/es/catalogue/RNCP37873</loc>');
    expect((await get('/robots.txt')).payload).toMatch(/Disallow: \/\n[^]*Allow: \/fr\/catalogue\n[^]*Sitemap: http/);
  });

  it('keep a page that is the same for everybody, and ask whether it is still the same', async () => {
    await aTranslatedTitle();
    const first = await get(PAGE);
    expect(first.headers['cache-control']).toContain('public');
    const officer = await world.person(['officer']);
    const seen = await get(PAGE, { authorization: `Bearer ${officer.token}` });
    expect(seen.payload).toBe(first.payload);
    const again = await get(PAGE, { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
    const unknown = await get('/fr/catalogue/RNCP1', { accept: 'text/html' });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.payload).toContain('Ce titre n’est pas, ou plus, au catalogue');
    expect(String(unknown.headers['cache-control'])).not.toContain('public');
  });
});
