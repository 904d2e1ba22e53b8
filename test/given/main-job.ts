import { DateTime } from 'luxon';
import { type EvaluationOutcome, StartProject } from '../../src/tracks/index.js';
import type { Answer, Method, Person, ProblemBody, World } from '../world.js';
import { A_PDF, A_ZIP } from './assessment.js';
import type { GivenTrack } from './enrolments.js';
import { aHeldSession, type GivenSession } from './sessions.js';

/** A learner on a track with a mentor, as the story of the main job follows them. */
export interface Follower extends GivenTrack {
  mentor: Person;
  mentorId: string;
}

/** A project of such a learner, with the criteria and deliverables of its design. */
export interface FollowedProject {
  enrolmentId: string;
  projectId: string;
  state: string;
  sessionsHeld: number;
  criteria: { id: string; code: string }[];
  deliverables: { name: string; extensions: string[]; required: boolean }[];
}

/**
 * What a call came to, in one line: the status, then the conditions that are not met, the fields that are wrong, or the
 * code of the problem. `422 pace-allowed`, `400 identity.birthDay`, `404 tracks.enrolment-unknown`, `201`.
 */
export function verdict({ status, body }: Answer<object>): string {
  const { code, checks = [], faults = [] } = body as Partial<ProblemBody>;
  if (status < 300) return String(status);
  const named = checks.length > 0 ? checks.map((check) => check.code) : faults.map(({ at }) => at);
  return [status, ...(named.length > 0 ? new Set(named) : [code])].join(' ');
}

/** The calls of one world, without what every call repeats. */
export function callsOf(world: World) {
  const call =
    (method: Method) =>
    <Body = Record<string, never>>(who: Person, url: string, body?: object) =>
      world.call<Body & ProblemBody>(who, method, `/api/${url}`, body);
  return { get: call('GET'), post: call('POST'), put: call('PUT') };
}

/** A form with one file, its text fields before it. */
export function formWith(file: Uint8Array | string, name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(Buffer.from(file))]), name);
  return form;
}

/** The end of the address of a project of a learner. */
export function addressOf({ enrolmentId, projectIds }: GivenTrack, code: string, what = ''): string {
  return `enrolments/${enrolmentId}/projects/${projectIds[code] ?? ''}${what && `/${what}`}`;
}

/** A project as its learner sees it. */
export async function projectOf(world: World, track: GivenTrack, code: string): Promise<FollowedProject> {
  const { body } = await callsOf(world).get<FollowedProject>(track.learner, addressOf(track, code));
  return body;
}

/** The people join a session at its start and leave it at its end; the clock stands there. */
export async function attendedBy(world: World, people: Person[], session: GivenSession): Promise<void> {
  for (const [at, kind] of [
    [session.startsAt, 'joined'],
    [session.endsAt, 'left'],
  ] as const) {
    world.clock.set(at);
    for (const person of people) {
      mustBe(201, await callsOf(world).post(person, `sessions/${session.sessionId}/presence`, { kind }));
    }
  }
}

/** Every criterion of the project met, but for those whose codes end like these. */
export function findings({ criteria }: FollowedProject, outcome: EvaluationOutcome, unmet: string[] = []) {
  return {
    outcome,
    comment: 'Les choix sont expliqués ; la démonstration fonctionne.',
    criteria: criteria.map(({ id, code }) => ({
      criterionId: id,
      met: !unmet.some((ending) => code.endsWith(ending)),
    })),
  };
}

/** A file for each required deliverable, handed in. */
export async function handedIn(world: World, track: GivenTrack, code: string): Promise<void> {
  const { post } = callsOf(world);
  const { deliverables } = await projectOf(world, track, code);
  for (const { name: deliverable, extensions } of deliverables.filter(({ required }) => required)) {
    const [extension = 'pdf'] = extensions;
    const content = { pdf: A_PDF, zip: A_ZIP }[extension] ?? 'CREATE TABLE commande (id bigint PRIMARY KEY);\n';
    const form = formWith(content, `${code}.${extension}`, { deliverable });
    mustBe(201, await post(track.learner, addressOf(track, code, 'files'), form));
  }
  mustBe(201, await post(track.learner, addressOf(track, code, 'hand-in')));
}

/** The learner starts a project and meets the mentor on the two Tuesdays that follow; the clock stands there. */
export async function twoSessionsOn(world: World, track: Follower, code: string): Promise<void> {
  const { enrolmentId, projectIds, learner } = track;
  const projectId = projectIds[code] ?? '';
  const { state } = await projectOf(world, track, code);
  if (state === 'open') {
    await world.app.get(StartProject).run({ enrolmentId, projectId }, { id: learner.id, roles: ['learner'] });
  }
  for (let session = 1; session <= 2; session += 1) {
    const now = await world.clock.now();
    const ahead = (2 - now.weekday + 7) % 7 || 7;
    await aHeldSession(world, track, now.startOf('day').plus({ days: ahead, hours: 14 }).toISO());
  }
}

/** The mentor marks the project ready and the learner plans its defence, as soon as the notice allows. */
export async function plannedDefence(
  world: World,
  track: Follower,
  { code, evaluator }: { code: string; evaluator: Person },
): Promise<{ defenceId: string; startsAt: string }> {
  const { post } = callsOf(world);
  const { enrolmentId, projectIds } = track;
  mustBe(201, await post(track.mentor, addressOf(track, code, 'readiness')));
  const startsAt = (await world.clock.now()).plus({ days: 14 }).toISO();
  const asked = { enrolmentId, projectId: projectIds[code], evaluatorId: evaluator.id, startsAt, mode: 'remote' };
  return mustBe(201, await post<{ defenceId: string; startsAt: string }>(track.learner, 'defences', asked));
}

/** The defence is held and judged; the clock stands half an hour into it. */
export async function judged(
  world: World,
  track: Follower,
  given: { code: string; evaluator: Person; defence: { defenceId: string; startsAt: string } },
): Promise<void> {
  const { code, evaluator, defence } = given;
  world.clock.set(DateTime.fromISO(defence.startsAt).plus({ minutes: 30 }));
  const body = findings(await projectOf(world, track, code), 'validated');
  mustBe(201, await callsOf(world).post(evaluator, `defences/${defence.defenceId}/evaluation`, body));
}

/** From the start of a project to its validation: two sessions, files, defence. */
export async function provedProject(
  world: World,
  track: Follower,
  given: { code: string; evaluator: Person },
): Promise<void> {
  await twoSessionsOn(world, track, given.code);
  await handedIn(world, track, given.code);
  const defence = await plannedDefence(world, track, given);
  await judged(world, track, { ...given, defence });
}

/** The body of an answer that must have this status. */
export function mustBe<Body>(status: number, answer: Answer<Body>): Body {
  if (answer.status === status) return answer.body;
  throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
}

/** A receipt of the Caisse des Dépôts for a file. */
export function receiptXml(flowId: string, answers: { accepted?: string[]; rejected?: string[] }): string {
  const { accepted = [], rejected = [] } = answers;
  const refused = rejected.map(
    (id) =>
      `<passage><idTechnique>${id}</idTechnique><messageErreur>Plusieurs titulaires ont été identifiés</messageErreur></passage>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<ns2:rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">
  <nomFichier>flux.xml</nomFichier><idFlux>${flowId}</idFlux><idTraitement>51354</idTraitement>
  <PassagesKO>${refused.join('')}</PassagesKO>
  <PassagesOK>${accepted.map((id) => `<idTechnique>${id}</idTechnique>`).join('')}</PassagesOK>
</ns2:rapport>`;
}
