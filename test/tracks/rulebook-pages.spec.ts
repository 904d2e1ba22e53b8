import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { fieldsOf } from '../../src/tracks/rulebooks/rulebook-form.js';
import { RULEBOOK_DEFAULTS } from '../../src/tracks/index.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
});
afterAll(() => world.close());

async function read(who: Person, address: string, expected = 200): Promise<string> {
  const answer = await world.call(who, 'GET', address);
  expect(`${address} ${answer.status}`).toBe(`${address} ${expected}`);
  return textOf(answer);
}
const post = (address: string, form: object, who = officer) => world.call(who, 'POST', address, form);
const fields = (change: Record<string, string> = {}) => ({
  name: 'Règlement',
  revision: '0',
  ...fieldsOf(RULEBOOK_DEFAULTS),
  ...change,
});
/** The address of a new rulebook. */
async function written(change: Record<string, string> = {}): Promise<string> {
  const { status, headers } = await post('/rulebooks', fields(change));
  expect(status).toBe(303);
  return String(headers['location']);
}

describe('A rulebook on pages', () => {
  it('says each number with its bounds, the house’s own and the text it comes from', async () => {
    expect(await read(officer, '/rulebooks')).toContain('Aucun règlement pour le moment');
    const page = await written({ bookingNoticeHours: '48', absentAfterShare: '50', paces: '6, 12' });
    const text = await read(officer, page);
    expect(text).toContain('Rythmes proposés : 6 et 12 mois.');
    expect(text).toContain('Une séance se réserve au moins 48 h à l’avance');
    expect(text).toContain('Nombre de la maison : 24 · se fixe de 0 à 336');
    expect(text).toContain('Un retard de 50 % de la séance vaut absence.');
    expect(text).toContain('Source : Code du travail, R6113-17-2');
    await read(await world.person(['mentor']), page, 404);
  });

  it('comes back with every number as it was written when one is wrong, and nothing is kept', async () => {
    const refused = await post(
      '/rulebooks',
      fields({ juryOutsideShare: '130', silentDays: 'deux', appealMonths: '5' }),
    );
    expect(refused.status).toBe(400);
    expect(textOf(refused)).toContain('2 points sont à reprendre');
    expect(textOf(refused)).toContain('Donnez un nombre de 0 à 100.');
    for (const said of ['130', 'deux', '5']) expect(refused.bytes.toString()).toContain(`value="${said}"`);
    expect(await read(officer, '/rulebooks')).toContain('Aucun règlement');
  });

  it('is changed while a draft, and the slower of two officers is told', async () => {
    const page = await written();
    const both = ['30', '40'].map((maxWeeklyHours) => post(`${page}/numbers`, fields({ maxWeeklyHours })));
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    const slower = answers.find(({ status }) => status === 409);
    expect(slower && textOf(slower)).toContain('Un collègue a modifié ce règlement');
    expect(slower?.bytes.toString()).toMatch(/name="maxWeeklyHours" value="[34]0"/);
  });

  it('is activated and retired after a page that says what it comes to, and never changes in between', async () => {
    const page = await written();
    expect(await read(officer, `${page}/activation`)).toContain('Les nouvelles inscriptions pourront se faire');
    expect((await post(`${page}/activation`, {})).status).toBe(303);
    expect((await post(`${page}/numbers`, fields({ silentDays: '7' }))).status).toBe(422);
    expect(await read(officer, `${page}/activation`)).toContain('Ce règlement ne peut pas être activé');
    const mentor = await world.person(['mentor']);
    expect(await read(mentor, page)).toContain('En vigueur');
    expect((await post(`${page}/retirement`, {}, mentor)).status).toBe(403);
    expect(await read(officer, `${page}/retirement`)).toContain('Ce choix ne se défait pas.');
    expect((await post(`${page}/retirement`, {})).status).toBe(303);
  });

  it('shows what changes from one version to the next', async () => {
    const first = await written();
    const start = (await world.call(officer, 'GET', `/rulebooks/new?from=${first.slice(11)}`)).bytes.toString();
    expect(start).toContain('value="Règlement"');
    const second = await written({ contestHours: '96' });
    const address = `${second}/comparison?with=${first.slice(11)}`;
    expect(await read(officer, address)).toMatch(/1 nombre change sur \d+\. .* 72 96/);
    expect(await read(officer, `${first}/comparison?with=${first.slice(11)}`)).toContain('Aucun nombre ne change');
    expect(await read(officer, '/rulebooks')).toContain('à la version précédente');
  });
});
