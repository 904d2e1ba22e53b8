import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { OpenFollowUps, SuspendEnrolment } from '../../src/tracks/index.js';
import { aDefencePlanned, aProjectHandedIn } from '../given/assessment.js';
import { aJudgedProject, anEnrolledLearner, aTrackReadyForJury } from '../given/enrolments.js';
import { aCertifiedLearner, aConvenedJury, aSignedJury } from '../given/juries.js';
import { aLearner } from '../given/learners.js';
import { aMentor, anAssignment } from '../given/mentors.js';
import { aBookedSession, aHeldSession, aMentoredLearner, anAttendedSession, aSignedLog } from '../given/sessions.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

/** What a person reads on a page: its text without marks, in one line. */
async function read(who: Person, address: string): Promise<string> {
  const answer = await world.call(who, 'GET', address);
  expect(`${address} ${answer.status}`).toBe(`${address} 200`);
  return textOf(answer);
}

async function sourceOf(who: Person, address: string): Promise<string> {
  return (await world.call(who, 'GET', address)).bytes.toString();
}

describe('The home of a learner', () => {
  it('tells a learner without a track what will be here', async () => {
    expect(await read(await aLearner(world), '/track')).toContain('Votre parcours n’est pas encore ouvert');
  });

  it('waits for a mentor, then begins with the discovery session', async () => {
    const track = await anEnrolledLearner(world);
    expect(await read(track.learner, '/track')).toContain('Votre mentor n’est pas encore désigné');
    const mentor = await aMentor(world);
    await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId: mentor.id });
    const home = await read(track.learner, '/track');
    expect(home).toContain('Faites connaissance avec Dominique Exemple');
    expect(home).toContain('Aucune séance réservée');
  });

  it('shows the blocks with what is missing, the next session and the project to go on with', async () => {
    const mentored = await aMentoredLearner(world);
    await aJudgedProject(world, mentored, 'P1');
    await aBookedSession(world, mentored);
    const home = await read(mentored.learner, '/track');
    expect(home).toContain('Commencez le projet P2');
    expect(home).toContain('1 sur 4 compétences');
    expect(home).toContain('lundi 12 janvier 2026 à 11:00');
    expect(home).toContain('Annulation sans conséquence jusqu’au dimanche 11 janvier 2026, 11:00');
    expect(home).toMatch(/40 h de travail vérifiées/);
  });

  it('asks for a signature when the mentor signed a log', async () => {
    const mentored = await aMentoredLearner(world);
    const { sessionId } = await aHeldSession(world, mentored);
    await aSignedLog(world, mentored, sessionId);
    expect(await sourceOf(mentored.learner, '/track')).toContain(`/sessions/${sessionId}`);
    expect(await read(mentored.learner, '/track')).toContain('compte rendu à signer');
  });

  it('stands still while the track is paused', async () => {
    const { learner, enrolmentId } = await aMentoredLearner(world);
    await world.app
      .get(SuspendEnrolment)
      .run({ enrolmentId, fromOn: '2026-01-05', reason: 'Congé de maternité' }, SYSTEM);
    expect(await read(learner, '/track')).toContain('Votre parcours est en pause depuis le lundi 5 janvier 2026');
  });

  it('tells of the jury to come', async () => {
    const { tracks } = await aConvenedJury(world);
    expect(await read(tracks[0]?.learner as Person, '/track')).toContain('Votre jury se réunit le dimanche 25 janvier');
  });

  it('tells of the title once it is there', async () => {
    const certified = await aCertifiedLearner(world);
    const home = await read(certified.tracks[0]?.learner as Person, '/track');
    expect(home).toContain(`sous le numéro ${certified.number}`);
    expect(home).toContain('Télécharger le parchemin');
  });

  it('speaks the language of the reader', async () => {
    const learner = await aLearner(world, { language: 'es' });
    await anEnrolledLearner(world, { learner });
    expect(await read(learner, '/track')).toContain('Dónde está usted');
  });
});

describe('The home of a mentor', () => {
  it('teaches what will be here when there is nothing', async () => {
    const home = await read(await aMentor(world), '/mentoring');
    expect(home).toContain('Aucune séance aujourd’hui');
    expect(home).toContain('Aucun apprenant pour le moment');
    expect(home).toContain('Rien à régler');
  });

  it('shows the sessions of the day, those that want their outcome and the logs to sign', async () => {
    const mentored = await aMentoredLearner(world);
    const { mentor } = mentored;
    const session = await aBookedSession(world, mentored, '2026-01-05T15:00:00Z');
    expect(await read(mentor, '/mentoring')).toMatch(/1 séance .*16:00 30 minutes Camille Lefèvre/);
    await anAttendedSession(world, mentored, session);
    expect(await read(mentor, '/mentoring')).toContain('Séance du lundi 5 janvier 2026 : dire ce qu’elle est devenue');
    await aHeldSession(world, mentored, '2026-01-13T15:00:00Z');
    expect(await read(mentor, '/mentoring')).toContain('Séance du mardi 13 janvier 2026 : compte rendu à signer');
  });

  it('names the learners who need attention, with why, and the projects to read', async () => {
    const project = await aProjectHandedIn(world);
    world.clock.move({ days: 60 });
    const home = await read(project.mentor, '/mentoring');
    expect(home).toMatch(/Apprenants à qui penser Camille Lefèvre .*Aucune activité depuis 60 jours/);
    expect(home).toContain('est-il prêt pour la soutenance ?');
  });

  it('opens the track of an own learner, and of nobody else', async () => {
    const own = await aMentoredLearner(world);
    expect(await read(own.mentor, `/tracks/${own.enrolmentId}`)).toContain('Camille Lefèvre');
    const stranger = await aMentor(world);
    expect((await world.call(stranger, 'GET', `/tracks/${own.enrolmentId}`)).status).toBe(404);
    expect((await world.call(own.learner, 'GET', `/tracks/${own.enrolmentId}`)).status).toBe(404);
  });

  it('opens the plan of an own learner without what may be changed or was said of a pause, and of nobody else', async () => {
    const own = await aMentoredLearner(world);
    const { mentor, enrolmentId } = own;
    const advisor = await world.person(['advisor']);
    const pauses = `/api/enrolments/${enrolmentId}/pauses`;
    const asked = { fromOn: '2026-03-02', untilOn: '2026-03-16', reason: 'Naissance' };
    const { body } = await world.call<{ pauseId: string }>(own.learner, 'POST', pauses, asked);
    await world.call(advisor, 'POST', `${pauses}/${body.pauseId}/grant`, { answer: 'Félicitations' });
    const plan = await read(mentor, `/tracks/${enrolmentId}/plan`);
    expect(plan).toMatch(/Camille Lefèvre .* du 2 mars 2026 au 16 mars 2026/);
    expect(plan).not.toMatch(/Et si|Félicitations|Prévoir des congés|Changer la semaine/);
    expect(await read(advisor, `/tracks/${enrolmentId}/plan`)).toMatch(/Et si.*Félicitations/);
    for (const who of [await aMentor(world), own.learner]) {
      expect((await world.call(who, 'GET', `/tracks/${enrolmentId}/plan`)).status).toBe(404);
    }
  });
});

describe('The home of the office', () => {
  it('teaches what will be here when nothing is owed', async () => {
    const home = await read(await world.person(['officer']), '/office');
    expect(home).toContain('Rien n’est dû aujourd’hui');
    expect(home).toContain('Aucun jury n’a encore été convoqué');
  });

  it('names whom to present to a jury, whom to tell, and by when', async () => {
    const officer = await world.person(['officer']);
    const ready = await aTrackReadyForJury(world);
    expect(await read(officer, '/office')).toMatch(/Convoquer un jury : 1 candidat prêt .*Camille Lefèvre/);
    await aSignedJury(world, { tracks: [ready] });
    expect(await read(officer, '/office')).toMatch(/Notifier 1 candidat du jury J-2026-0001 .*15 jours restants/);
  });

  it('counts down the awards to declare and names the dossiers with gaps', async () => {
    const officer = await world.person(['officer']);
    const learner = await aLearner(world, {
      verified: true,
      identity: { firstName: 'Jordi', birthInseeCode: null, birthPostalCode: null },
    });
    await aCertifiedLearner(world, { track: { learner } });
    const home = await read(officer, '/office');
    expect(home).toContain('Déclarer 1 titre à la Caisse des Dépôts');
    expect(home).toMatch(/Titres à déclarer .*Jordi Lefèvre .*Incomplet/);
    expect(home).toMatch(/Dossiers incomplets Jordi Lefèvre/);
  });

  it('keeps certification to officers: an advisor sees the learners', async () => {
    const advisor = await world.person(['advisor']);
    const track = await anEnrolledLearner(world);
    world.clock.move({ days: 90 });
    const home = await read(advisor, '/office');
    expect(home).toMatch(/Apprenants qui décrochent Camille Lefèvre/);
    expect(home).not.toContain('Fichiers envoyés');
    await world.app.get(OpenFollowUps).run({}, SYSTEM);
    const followed = await read(advisor, '/office');
    expect(followed).toMatch(/À faire Faire le suivi d’un apprenant à risque Camille Lefèvre .* Suivre/);
    expect(followed).not.toContain('Apprenants qui décrochent');
    expect(await read(advisor, `/tracks/${track.enrolmentId}`)).toContain('Identité vérifiée');
  });

  it('finds a learner by a part of the name', async () => {
    const officer = await world.person(['officer']);
    await anEnrolledLearner(world);
    expect(await read(officer, '/office/learners?name=lef%C3%A8')).toContain('Camille Lefèvre');
    expect(await read(officer, '/office/learners?name=zz&state=')).toContain('Aucun apprenant trouvé');
  });
});

describe('The home of an evaluator', () => {
  it('shows the defences by their deadline', async () => {
    const { evaluator } = await aDefencePlanned(world);
    const home = await read(evaluator, '/judging');
    expect(home).toMatch(/Camille Lefèvre P1 · .*À préparer : la soutenance a lieu le mardi 20 janvier 2026/);
    world.clock.move({ days: 15, minutes: 30 });
    expect(await read(evaluator, '/judging')).toContain('votre décision est attendue');
  });
});

describe('Whose home is whose', () => {
  it.each([
    ['/track', 'mentor'],
    ['/mentoring', 'learner'],
    ['/office', 'mentor'],
    ['/office/learners', 'learner'],
    ['/judging', 'officer'],
  ] as const)('%s is closed to a %s', async (address, role) => {
    expect((await world.call(await world.person([role]), 'GET', address)).status).toBe(403);
  });

  it('a mistyped address and another’s enrolment are told apart from a failure', async () => {
    const { enrolmentId } = await anEnrolledLearner(world);
    const other = await aLearner(world);
    expect((await world.call(other, 'GET', '/track?enrolmentId=x')).status).toBe(400);
    expect(await read(other, `/track?enrolmentId=${enrolmentId}`)).toContain('Votre parcours n’est pas encore ouvert');
  });
});
