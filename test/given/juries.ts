import {
  type ConveneJuryInput,
  ConveneJury,
  type ConvenedJury,
  DeclareConflict,
  Deliberate,
  type DeliberateInput,
  IssueAward,
  NotifyCandidates,
  RecordPresences,
  RegisterJuryMember,
  type RegisterJuryMemberInput,
  SealMinutes,
  SignMinutes,
} from '../../src/assessment/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { TracksApi } from '../../src/tracks/index.js';
import type { Person, World } from '../world.js';
import { aTrackReadyForJury, type EnrolmentChange, type GivenTrack } from './enrolments.js';

/** A jury of three with one case for each track, in the order of the tracks. */
export interface GivenJury extends ConvenedJury {
  tracks: GivenTrack[];
  /** The president, a member from outside and one from inside. */
  members: Person[];
}

export interface JuryChange extends Partial<Omit<ConveneJuryInput, 'titleVersionId' | 'memberIds' | 'enrolmentIds'>> {
  tracks?: GivenTrack[];
  members?: Person[];
  /** For the track that is made when none is given. */
  track?: EnrolmentChange;
}

/** A jury member from outside who is qualified for RNCP37873. */
export async function aJuryMember(world: World, change: Partial<RegisterJuryMemberInput> = {}): Promise<Person> {
  const { memberId } = await world.app.get(RegisterJuryMember).run(
    {
      ...(change.accountId ? {} : { email: `${newId()}@example.test` }),
      fullName: 'Hélène Vasseur-Œillet',
      capacity: 'Directrice technique',
      employer: 'Atelier Boréal',
      outside: true,
      titles: [{ code: 'RNCP37873', evidence: 'CV du 5 janvier 2026, 12 ans de métier' }],
      ...change,
    },
    SYSTEM,
  );
  return world.signIn(memberId);
}

/** The president, a member from outside and one from inside. */
export function threeJuryMembers(world: World): Promise<Person[]> {
  return world.once('three jury members', async () => [
    await aJuryMember(world),
    await aJuryMember(world, { fullName: 'Ștefan Brâncoveanu', capacity: 'Architecte logiciel' }),
    await aJuryMember(world, { fullName: 'Karim Belhadj', employer: 'Atelier des Jalons', outside: false }),
  ]);
}

/** What a jury of these members for these tracks is convened with: twenty days from now, in Lyon. */
export async function aConvocation(world: World, change: JuryChange = {}): Promise<ConveneJuryInput> {
  const { tracks = [], members = [], track: _none, ...asked } = change;
  const already = await world.db.one<{ count: number }>('SELECT count(*)::int AS count FROM assessment.jury');
  // Nobody sits on two juries at once.
  const heldAt = (await world.clock.now()).plus({ days: 20, hours: 2 * (already?.count ?? 0) }).toISO();
  return {
    titleVersionId: tracks[0]?.design.title.titleVersionId ?? newId(),
    heldAt,
    zone: 'Europe/Paris',
    place: '12 rue des Ateliers, 69007 Lyon',
    mode: 'mixed',
    presidentId: members[0]?.id ?? newId(),
    memberIds: members.map(({ id }) => id),
    enrolmentIds: tracks.map(({ enrolmentId }) => enrolmentId),
    ...asked,
  };
}

/** A jury convened for one learner who is ready with every block. */
export async function aConvenedJury(world: World, change: JuryChange = {}): Promise<GivenJury> {
  const tracks = change.tracks ?? [await aTrackReadyForJury(world, change.track)];
  const members = change.members ?? (await threeJuryMembers(world));
  const input = await aConvocation(world, { ...change, tracks, members });
  const convened = await world.app.get(ConveneJury).run(input, SYSTEM);
  return { ...convened, tracks, members };
}

/** The same on its day, with everybody present. */
export async function aJuryPresent(world: World, change: JuryChange = {}): Promise<GivenJury> {
  const jury = await aConvenedJury(world, change);
  world.clock.move({ days: 20 });
  const memberIds = jury.members.map(({ id }) => id);
  await world.app.get(RecordPresences).run({ juryId: jury.juryId, memberIds }, SYSTEM);
  return jury;
}

/** Every member says of every candidate that there is no tie. */
export async function noTies(world: World, { juryId, cases, members }: GivenJury): Promise<void> {
  for (const { caseId } of cases) {
    for (const { id: memberId } of members) {
      await world.app.get(DeclareConflict).run({ juryId, caseId, memberId, kind: 'none' }, SYSTEM);
    }
  }
}

/** A jury that may deliberate at once. */
export async function aSittingJury(world: World, change: JuryChange = {}): Promise<GivenJury> {
  const jury = await aJuryPresent(world, change);
  await noTies(world, jury);
  return jury;
}

/** Validates every block of a candidate that is ready, but for those adjourned: codes that end like these. */
export async function verdicts(
  world: World,
  { enrolmentId }: GivenTrack,
  adjourned: string[] = [],
): Promise<DeliberateInput['blocks']> {
  const blocks = await world.app.get(TracksApi).standing(enrolmentId);
  return blocks
    .filter(({ presentable }) => presentable)
    .map(({ blockId, code }) =>
      adjourned.some((ending) => code.endsWith(ending))
        ? { blockId, decision: 'adjourned', reason: 'La gestion des droits d’accès n’est pas prouvée.' }
        : { blockId, decision: 'validated' },
    );
}

/** A jury that has decided every case; `adjourned` are the ends of the codes of blocks. */
export async function aDeliberatedJury(
  world: World,
  { adjourned = [], ...change }: JuryChange & { adjourned?: string[] } = {},
): Promise<GivenJury> {
  const jury = await aSittingJury(world, change);
  for (const [index, { caseId }] of jury.cases.entries()) {
    const track = jury.tracks[index];
    if (!track) throw new Error('Each case has its track');
    const blocks = await verdicts(world, track, adjourned);
    await world.app.get(Deliberate).run({ caseId, attendance: 'heard', blocks }, SYSTEM);
  }
  return jury;
}

/** A jury whose minutes are sealed and signed by all. */
export async function aSignedJury(
  world: World,
  change: JuryChange & { adjourned?: string[] } = {},
): Promise<GivenJury> {
  const jury = await aDeliberatedJury(world, change);
  await world.app.get(SealMinutes).run({ juryId: jury.juryId }, SYSTEM);
  for (const { id } of jury.members) {
    await world.app.get(SignMinutes).run({ juryId: jury.juryId }, { id, roles: ['jury'] });
  }
  return jury;
}

/** The same with the candidates told. */
export async function aNotifiedJury(
  world: World,
  change: JuryChange & { adjourned?: string[] } = {},
): Promise<GivenJury> {
  const jury = await aSignedJury(world, change);
  await world.app.get(NotifyCandidates).run({ juryId: jury.juryId }, SYSTEM);
  return jury;
}

/** A learner who holds the title, by jury, minutes and award. */
export async function aCertifiedLearner(
  world: World,
  change: JuryChange = {},
): Promise<GivenJury & { awardId: string; number: string }> {
  const jury = await aNotifiedJury(world, change);
  const { awardId, number } = await world.app.get(IssueAward).run({ caseId: jury.cases[0]?.caseId ?? '' }, SYSTEM);
  return { ...jury, awardId, number };
}
