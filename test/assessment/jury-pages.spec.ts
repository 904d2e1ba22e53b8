import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { aJudgedProject as aDefendedProject } from '../given/assessment.js';
import { aJudgedProject, aTrackReadyForJury } from '../given/enrolments.js';
import {
  aCertifiedLearner,
  aConvenedJury,
  aDeliberatedJury,
  aJuryMember,
  aJuryPresent,
  aNotifiedJury,
  aSignedJury,
  aSittingJury,
  type GivenJury,
  threeJuryMembers,
  verdicts,
} from '../given/juries.js';
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
  return textOf(await world.call(who, 'GET', address), expected);
}

/** Sends a form of a page; answers where the browser is sent on. */
async function send(who: Person, address: string, form: object = {}): Promise<string> {
  const { status, headers } = await world.call(who, 'POST', address, form);
  expect(`${address} ${status}`).toBe(`${address} 303`);
  return String(headers['location']);
}

const memberOf = ({ members }: GivenJury, index = 0) => members[index] as Person;
const caseOf = ({ cases }: GivenJury) => cases[0]?.caseId ?? '';
const addressOf = ({ juryId }: GivenJury) => `/juries/${juryId}`;

describe('The list of juries', () => {
  it('teaches what will be there when there is none', async () => {
    expect(await read(officer, '/juries')).toContain('Aucun jury pour le moment');
    expect(await read(await aJuryMember(world), '/juries')).toContain('Les jurys où vous siégez');
  });

  it('shows the juries, who is ready and who is to be told', async () => {
    const jury = await aDeliberatedJury(world);
    await aTrackReadyForJury(world, { design: jury.tracks[0]?.design });
    const page = await read(officer, '/juries');
    expect(page).toContain('1 apprenant est prêt pour un jury');
    expect(page).toContain('Candidats à notifier');
    expect(page).toContain(`Jury ${jury.number}`);
    expect(await read(memberOf(jury), '/juries')).toContain(`Jury ${jury.number}`);
    expect(await read(await aJuryMember(world), '/juries')).not.toContain(jury.number);
  });

  it('is closed to learners, as is every page behind it', async () => {
    const learner = await world.person(['learner']);
    const jury = await aConvenedJury(world);
    for (const address of ['/juries', '/juries/new', addressOf(jury), `${addressOf(jury)}/cases/${caseOf(jury)}`]) {
      await read(learner, address, 403);
    }
    for (const action of ['presences', 'ties', 'minutes', 'signatures', `cases/${caseOf(jury)}/award`]) {
      expect((await world.call(learner, 'POST', `${addressOf(jury)}/${action}`, {})).status).toBe(403);
    }
  });
});

describe('Convening a jury on its page', () => {
  const form = (members: Person[], candidates: string[], titleVersionId: string, day: string) => ({
    titleVersionId,
    day,
    time: '09:30',
    zone: 'Europe/Paris',
    place: '12 rue des Ateliers, 69007 Lyon',
    mode: 'on-site',
    presidentId: members[0]?.id,
    memberIds: members.slice(1).map(({ id }) => id),
    enrolmentIds: candidates.length === 1 ? candidates[0] : candidates,
  });

  it('takes the form, and the president sits', async () => {
    const members = await threeJuryMembers(world);
    const { enrolmentId, design } = await aTrackReadyForJury(world);
    expect(await read(officer, '/juries/new')).toContain('Directrice technique, Atelier Boréal · extérieur');
    const day = (await world.clock.now()).plus({ days: 30 }).toISODate();
    const asked = form(members, [enrolmentId], design.title.titleVersionId, day);
    const address = await send(officer, '/juries', asked);
    const page = await read(officer, address);
    expect(page).toContain('09:30');
    expect(page).toContain('Hélène Vasseur-Œillet');
  });

  it('says which condition is missing, and which field says nothing', async () => {
    const members = await threeJuryMembers(world);
    const { enrolmentId, design } = await aTrackReadyForJury(world);
    const soon = (await world.clock.now()).plus({ days: 2 }).toISODate();
    const asked = form(members, [enrolmentId], design.title.titleVersionId, soon);
    const refused = await world.call(officer, 'POST', '/juries', asked);
    expect(refused.body).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ code: 'jury-enough-notice' })]),
    });
    const wrong = await world.call(officer, 'POST', '/juries', { ...asked, place: '', enrolmentIds: [] });
    expect(wrong.status).toBe(400);
    expect((wrong.body as { faults?: { at: string }[] }).faults?.map(({ at }) => at)).toEqual([
      'place',
      'enrolmentIds',
    ]);
  });

  it('is the officer’s', async () => {
    const member = await aJuryMember(world);
    await read(member, '/juries/new', 403);
    expect((await world.call(member, 'POST', '/juries', {})).status).toBe(403);
    expect(await read(officer, '/juries/new')).toContain('Aucun apprenant n’est prêt');
  });
});

describe('The page of a jury', () => {
  it('records who is present and who has a tie', async () => {
    const jury = await aConvenedJury(world);
    const [president, outside] = [memberOf(jury), memberOf(jury, 1)];
    const page = addressOf(jury);
    expect(await read(president, page)).toContain('Dites, pour chaque candidat');
    expect(await send(president, `${page}/ties`, { caseId: caseOf(jury), kind: 'none' })).toBe(page);
    await send(outside, `${page}/ties`, { caseId: caseOf(jury), kind: 'employment' });
    expect(await read(officer, page)).toContain('Ștefan Brâncoveanu (lien d’emploi)');
    world.clock.move({ days: 20 });
    expect(await read(officer, page)).toContain('Notez qui est présent');
    await send(officer, `${page}/presences`, { memberIds: [president.id, outside.id] });
    const after = await read(officer, page);
    expect(after).toContain('Présent');
    expect(after).toContain('Absent');
  });

  it('hides a jury from a member who does not sit on it', async () => {
    await read(await aJuryMember(world), addressOf(await aConvenedJury(world)), 404);
  });

  it('leads from the decision over the minutes and their signatures to the title', async () => {
    const jury = await aSittingJury(world);
    const page = addressOf(jury);
    const ofCase = `${page}/cases/${caseOf(jury)}`;
    const [track] = jury.tracks;
    if (!track) throw new Error('The jury has a candidate');
    expect(await read(memberOf(jury), ofCase)).toContain('ne se modifie pas et ne s’annule pas');
    expect(await send(memberOf(jury), `${ofCase}/hearing`)).toBe(ofCase);
    const decided = (await verdicts(world, track)).map(({ blockId }) => [`decision-${blockId}`, 'validated']);
    await send(memberOf(jury), `${ofCase}/deliberation`, { attendance: 'heard', ...Object.fromEntries(decided) });
    expect(await read(officer, page)).toContain('Sceller ne se défait pas');
    await send(officer, `${page}/minutes`, { incidents: 'Connexion perdue pendant deux minutes.' });
    for (const member of jury.members) {
      expect(await read(member, page)).toContain('Le procès-verbal attend votre signature');
      await send(member, `${page}/signatures`);
    }
    expect(await read(officer, page)).toContain('Notifiez la décision');
    await send(officer, `${addressOf(jury)}/notification`);
    expect(await read(officer, page)).toContain('cela ne se défait pas');
    await send(officer, `${ofCase}/award`);
    const last = await read(officer, page);
    expect(last).toContain('Tout est fait pour ce jury');
    expect(last).toContain('Certificat de bloc (PDF)');
    expect(last).toContain('Parchemin');
  });

  it('keeps signing to members, notifying and awarding to the officer', async () => {
    const jury = await aSignedJury(world);
    const ofCase = `${addressOf(jury)}/cases/${caseOf(jury)}`;
    expect((await world.call(officer, 'POST', `${addressOf(jury)}/signatures`)).status).toBe(403);
    expect((await world.call(memberOf(jury), 'POST', `${addressOf(jury)}/notification`)).status).toBe(403);
    expect((await world.call(memberOf(jury), 'POST', `${ofCase}/award`)).status).toBe(403);
    expect(await read(memberOf(jury), addressOf(jury))).not.toContain('Certificat de bloc');
  });
});

describe('The page of a case', () => {
  it('only excuses while somebody present has not declared', async () => {
    const jury = await aJuryPresent(world);
    const ofCase = `${addressOf(jury)}/cases/${caseOf(jury)}`;
    const page = await read(officer, ofCase);
    expect(page).toContain('Le jury ne peut qu’excuser ce candidat');
    expect(page).not.toContain('Entendu par le jury');
    await send(officer, `${ofCase}/deliberation`, { attendance: 'excused', reason: 'Grève des trains.' });
    expect(await read(officer, ofCase)).toContain('Excusé');
  });

  it('asks why a block is adjourned, and refuses a decision that leaves one out', async () => {
    const jury = await aSittingJury(world);
    const [track] = jury.tracks;
    if (!track) throw new Error('The jury has a candidate');
    const ofCase = `${addressOf(jury)}/cases/${caseOf(jury)}`;
    const [first] = await verdicts(world, track);
    const form = { attendance: 'heard', [`decision-${first?.blockId}`]: 'adjourned' };
    const { status, body } = await world.call<{ checks?: { code: string }[] }>(
      officer,
      'POST',
      `${ofCase}/deliberation`,
      form,
    );
    expect(status).toBe(422);
    expect(body.checks?.map(({ code }) => code)).toContain('adjournment-has-reason');
  });

  it('is not found under another jury', async () => {
    const one = await aConvenedJury(world);
    const other = await aConvenedJury(world, { track: { design: one.tracks[0]?.design } });
    await read(officer, `${addressOf(one)}/cases/${caseOf(other)}`, 404);
  });
});

describe('What a jury decided', () => {
  it('is contested by the candidate, and answered by the officer', async () => {
    const jury = await aNotifiedJury(world, { adjourned: ['BC02'] });
    const learner = jury.tracks[0]?.learner as Person;
    const [own, asked] = [`/track/juries/${caseOf(jury)}`, `/appeals/${caseOf(jury)}`];
    expect(await read(learner, own)).toContain('Contester cette décision');
    await read(officer, asked, 404);
    expect((await world.call(learner, 'POST', `${own}/appeal`, { reason: ' ' })).status).toBe(400);
    expect(await send(learner, `${own}/appeal`, { reason: 'Une pièce n’a pas été lue.' })).toBe(own);
    expect(await read(learner, own)).toMatch(/Une pièce n’a pas été lue\. .*étudie votre recours/);
    expect(await read(learner, `${own}/appeal`)).toContain('ne peut pas être contestée');
    expect(await read(officer, '/office')).toContain('Répondre au recours contre le jury');
    expect(await read(officer, addressOf(jury))).toContain('conteste la décision du jury');
    expect(await read(officer, asked)).toContain('Une pièce n’a pas été lue.');
    expect((await world.call(learner, 'GET', asked)).status).toBe(403);
    expect((await world.call(officer, 'POST', asked, { reason: 'Pièce au dossier.' })).status).toBe(400);
    await send(officer, asked, { admissible: 'yes', reason: 'Pièce au dossier.' });
    expect(await read(officer, addressOf(jury))).toContain('Convoquer un autre jury');
    expect(await read(learner, own)).toContain('Un autre jury, sans aucun membre du premier, vous entendra.');
    await world.deliver();
    const told = await world.db.sql(`SELECT recipient_id FROM notifications.letter WHERE kind = 'appeal-answered'`);
    expect(told).toEqual([{ recipient_id: learner.id }]);
  });

  it('stays in the register when the title is taken back, with the reason', async () => {
    const jury = await aCertifiedLearner(world);
    const page = `/awards/${jury.awardId}/revocation`;
    expect(await read(officer, addressOf(jury))).toContain('Retirer ce titre');
    await read(memberOf(jury), page, 403);
    expect((await world.call(officer, 'POST', page, { reason: '' })).status).toBe(400);
    await send(officer, page, { reason: 'Jugement du 3 mars.' });
    expect(await read(officer, page)).toContain('Jugement du 3 mars.');
    const after = await read(officer, addressOf(jury));
    expect(after).toContain('Titre retiré le');
    expect(after).not.toContain('Délivrer le titre');
    const learner = jury.tracks[0]?.learner as Person;
    expect(await read(learner, `/track/juries/${caseOf(jury)}`)).toContain('Jugement du 3 mars.');
    await world.deliver();
    const told = await world.db.sql(`SELECT recipient_id FROM notifications.letter WHERE kind = 'award-revoked'`);
    expect(told).toEqual([{ recipient_id: learner.id }]);
  });
});

describe('The dossier of a candidate', () => {
  it('shows the work and what was decided of it to those who decide, and to nobody with a tie', async () => {
    const track = await aDefendedProject(world);
    for (const code of Object.keys(track.projectIds).sort().slice(1)) await aJudgedProject(world, track, code);
    const jury = await aConvenedJury(world, { tracks: [track] });
    const page = `${addressOf(jury)}/cases/${caseOf(jury)}/dossier`;
    for (const reader of [memberOf(jury), officer]) {
      expect(await read(reader, page)).toMatch(/P1 · .*Travail clair, défendu avec assurance\..*livrable\.pdf/);
    }
    await send(memberOf(jury, 1), `${addressOf(jury)}/ties`, { caseId: caseOf(jury), kind: 'employment' });
    const aside = await read(memberOf(jury, 1), page);
    expect(aside).toContain('ses travaux et leurs évaluations ne vous sont pas ouverts');
    expect(aside).not.toContain('livrable.pdf');
    await read(await aJuryMember(world), page, 404);
    await read(track.mentor, page, 403);
    const other = await aConvenedJury(world, { track: { design: track.design } });
    await read(officer, `${addressOf(other)}/cases/${caseOf(jury)}/dossier`, 404);
  });

  it('says what an earlier jury decided', async () => {
    const jury = await aNotifiedJury(world, { adjourned: ['BC02'] });
    const page = await read(officer, `${addressOf(jury)}/cases/${caseOf(jury)}/dossier`);
    expect(page).toMatch(/Ajourné par le jury J-2026-0001 le .*Validé par le jury/);
  });
});
