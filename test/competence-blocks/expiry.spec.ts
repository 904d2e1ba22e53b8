import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { ActivateTitle, RetireTitle, WarnOfExpiry } from '../../src/competence-blocks/index.js';
import { Db } from '../../src/platform/database/db.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { aLaterDraft, type GivenTitle } from '../given/titles.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
let title: GivenTitle;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  const ends = '<DATE_FIN_ENREGISTREMENT>18/12/2028';
  const changes: [string, string][] = [[ends, `<DATE_LIMITE_DELIVRANCE>18/12/2030</DATE_LIMITE_DELIVRANCE>${ends}`]];
  title = await aLaterDraft(world, { officer, changes });
  await world.app.get(ActivateTitle).run(which(), { id: officer.id, roles: ['officer'] });
});
afterAll(() => world.close());

const which = () => ({ titleVersionId: title.titleVersionId });
const warnOn = async (day: string) => {
  world.clock.set(`${day}T03:17:00Z`);
  return (await world.app.get(WarnOfExpiry).run({}, SYSTEM)).warned;
};
const warnings = async () => {
  const rows = await world.app.get(Db).sql<{ told: string }>(
    `SELECT ending || ' ' || months || ' ' || outcome AS told FROM competence_blocks.expiry_warning
     ORDER BY noted_at, ending, months DESC`,
  );
  return rows.map(({ told }) => told);
};
const subjects = async (who: Person) => {
  await world.deliver();
  const rows = await world.app
    .get(Db)
    .sql<{ subject: string }>('SELECT subject FROM notifications.letter WHERE recipient_id = $1 ORDER BY id', [who.id]);
  return rows.map(({ subject }) => subject.replaceAll('\u00A0', ' '));
};
const read = async (address: string, who = officer) => textOf(await world.call(who, 'GET', address), 200);

describe('The end of a title', () => {
  it('is told 12, 6 and 3 months ahead, once each, however often anybody looks', async () => {
    expect(await warnOn('2027-12-17')).toBe(0);
    for (const day of ['2027-12-18', '2028-06-18', '2028-09-18']) {
      expect([await warnOn(day), await warnOn(day)]).toEqual([1, 0]);
    }
    expect(await warnOn('2028-12-18')).toBe(0);
    expect(await warnings()).toEqual(['entry 12 sent', 'entry 6 sent', 'entry 3 sent']);
    for (const day of ['2029-12-18', '2030-06-18', '2030-09-18']) expect(await warnOn(day)).toBe(1);
    expect((await warnings()).slice(3)).toEqual(['award 12 sent', 'award 6 sent', 'award 3 sent']);
    await expect(world.db.sql('DELETE FROM competence_blocks.expiry_warning')).rejects.toThrow('never edited');
  });

  it('is told once by two jobs at the same time', async () => {
    world.clock.set('2028-06-18T03:17:00Z');
    const runs = await Promise.all([1, 2].map(() => world.app.get(WarnOfExpiry).run({}, SYSTEM)));
    expect(runs.map(({ warned }) => warned).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(await warnings()).toEqual(['entry 12 passed', 'entry 6 sent']);
  });

  it('is told by the nearest warning after a silence of months; what passed is noted', async () => {
    expect(await warnOn('2028-10-01')).toBe(1);
    expect(await warnings()).toEqual(['entry 12 passed', 'entry 6 passed', 'entry 3 sent']);
    expect(await warnOn('2031-01-01')).toBe(0);
    expect((await warnings()).slice(3)).toEqual(['award 12 passed', 'award 6 passed', 'award 3 passed']);
  });

  it('goes to every officer by mail, and to nobody else', async () => {
    const other = await world.person(['officer'], { language: 'en' });
    const advisor = await world.person(['advisor']);
    await warnOn('2028-06-18');
    expect(await subjects(officer)).toEqual(['RNCP37873 : plus d’entrées après le lundi 18 décembre 2028']);
    expect(await subjects(other)).toEqual(['RNCP37873: no entries after Monday 18 December 2028']);
    expect(await subjects(advisor)).toEqual([]);
  });

  it('stands on the desk of the office with what to do, until it is over', async () => {
    expect(await read('/office')).not.toContain('Préparer la suite');
    expect(await read('/office/expiries')).toContain('Rien à préparer pour l’instant');
    await warnOn('2028-06-18');
    expect(await read('/office')).toContain('RNCP37873, version 1 : les entrées prennent fin, préparez la suite');
    const page = await read('/office/expiries');
    expect(page).toContain('Signalé 6 mois avant la fin des entrées');
    expect(page).toContain('Importer la nouvelle fiche du registre et préparer sa version');
    expect(page).toContain('Des apprenants peuvent encore entrer.');
    world.clock.set('2028-12-19T03:17:00Z');
    expect(await read('/office')).not.toContain('les entrées prennent fin');
    expect(await read('/office/expiries')).toContain('Plus personne ne peut entrer sous cette version.');
  });

  it('is no matter of entry any more once the version is retired', async () => {
    await world.app.get(RetireTitle).run(which(), { id: officer.id, roles: ['officer'] });
    expect(await warnOn('2028-06-18')).toBe(0);
    expect(await warnOn('2030-06-18')).toBe(1);
    expect(await read('/office')).not.toContain('la délivrance prend fin');
  });

  it('is read by officers and advisors only', async () => {
    expect(await read('/office/expiries', await world.person(['advisor']))).not.toContain('Préparer la suite');
    expect((await world.call(await world.person(['learner']), 'GET', '/office/expiries')).status).toBe(403);
  });
});
