import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { DateTime } from 'luxon';
import { ActivateTitle, ImportRegister, TitlesApi } from '../../src/competence-blocks/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { BookingCases } from '../../src/sessions/booking/booking-cases.queries.js';
import { SessionsApi, TakeTime } from '../../src/sessions/index.js';
import { SuspendEnrolment } from '../../src/tracks/index.js';
import { anEnrolledLearner, aStartedProject } from '../given/enrolments.js';
import { aMentor, anAssignment } from '../given/mentors.js';
import {
  aBookedSession,
  aHeldSession,
  aMentoredLearner,
  anAttendedSession,
  aSignedLog,
  type GivenSession,
  type MentoredLearner,
} from '../given/sessions.js';
import { theRegister } from '../given/titles.js';
import { aPublishedDesign, type GivenDesign } from '../given/tracks.js';
import { type Answer, type Person, type ProblemBody, World } from '../world.js';

let world: World;
let advisor: Person;
let given: MentoredLearner;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  advisor = await world.person(['advisor']);
  given = await aMentoredLearner(world);
});
afterAll(() => world.close());

const NOBODY = '019b0000-0000-7000-8000-000000000000';
/** The Tuesday of the week after, at two in Paris. */
const TUESDAY = '2026-01-13T13:00:00Z';

interface Booked {
  sessionId: string;
  kind: string;
  startsAt: string;
  endsAt: string;
  local: string;
  occurrence: string;
}

const book = (who: Person, change: object = {}, enrolmentId = given.enrolmentId) =>
  world.call<Booked & ProblemBody>(who, 'POST', '/api/sessions', {
    enrolmentId,
    ...('local' in change ? {} : { startsAt: TUESDAY }),
    ...change,
  });
const codesOf = ({ body }: { body: ProblemBody }) => (body.checks ?? []).map(({ code }) => code);
const faultsOf = ({ body }: { body: ProblemBody }) => (body.faults ?? []).map(({ at }) => at);
const countOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM sessions.${table}`)).length;
const statusesOf = (answers: Answer<object>[]) => answers.map(({ status }) => status).sort((a, b) => a - b);
const post = <Body = Record<string, never>>(who: Person, url: string, body: object = {}) =>
  world.call<Body & ProblemBody>(who, 'POST', `/api/sessions/${url}`, body);
const see = (who: Person, sessionId: string) =>
  world.call<{ state: string; toMakeUp: boolean; log: object | null; outcomes: object[]; contests: object[] }>(
    who,
    'GET',
    `/api/sessions/${sessionId}`,
  );

describe('A request with an Idempotency-Key', () => {
  const ask = (key: string, startsAt = TUESDAY) =>
    world.app.inject({
      method: 'POST',
      url: '/api/sessions',
      headers: { authorization: `Bearer ${given.learner.token}`, 'idempotency-key': key },
      payload: { enrolmentId: given.enrolmentId, startsAt },
    });

  it('books once, and is answered alike when it is sent again', async () => {
    const first = await ask('a');
    const again = await ask('a');
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.json()).toEqual(first.json());
    expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true']);
    expect(await countOf('session')).toBe(1);
  });

  it('books once when it is sent several times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask('a')));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(50);
    expect(new Set(answers.map(({ payload }) => payload)).size).toBe(1);
    expect(await countOf('session')).toBe(1);
  });

  it('is refused for another request, and without a key that can be one', async () => {
    await ask('a');
    const other = await ask('a', '2026-01-20T13:00:00Z');
    expect([other.statusCode, other.json<ProblemBody>().code]).toEqual([422, 'platform.idempotency-key-reused']);
    expect((await ask('é')).json<ProblemBody>().code).toBe('platform.idempotency-key-invalid');
    expect((await ask('a'.repeat(256))).statusCode).toBe(400);
  });

  it('holds for every way to book: a slot that is kept, a series, a move and a cancellation', async () => {
    const { enrolmentId } = given;
    const { sessionId } = (await book(given.learner)).body;
    const posts: [string, object][] = [
      ['/api/session-holds', { enrolmentId, startsAt: '2026-01-20T13:00:00Z' }],
      ['/api/session-series', { enrolmentId, starts: ['2026-01-27T13:00:00Z', '2026-02-03T13:00:00Z'] }],
      [`/api/sessions/${sessionId}/moves`, { startsAt: '2026-01-14T13:00:00Z' }],
      [`/api/sessions/${sessionId}/cancellation`, { reason: 'Malade' }],
    ];
    for (const [url, payload] of posts) {
      const send = () =>
        world.app.inject({
          method: 'POST',
          url,
          headers: { authorization: `Bearer ${given.learner.token}`, 'idempotency-key': url },
          payload,
        });
      const answers = await Promise.all([send(), send(), send(), send()]);
      expect([url, ...new Set(answers.map(({ statusCode }) => statusCode))]).toEqual([url, 201]);
      expect(new Set(answers.map((answer) => answer.payload)).size).toBe(1);
    }
    expect([await countOf('session'), await countOf('hold'), await countOf('session_move')]).toEqual([3, 1, 1]);
    expect((await book(given.learner)).status).toBe(201);
  });

  it('keeps no refusal: what was too late may be asked for otherwise under the same key', async () => {
    expect((await ask('a', '2020-01-07T13:00:00Z')).statusCode).not.toBe(201);
    expect((await ask('a')).statusCode).toBe(201);
  });
});

describe('Booking a session', () => {
  it('gives the learner the slot, as the discovery, and tells it', async () => {
    const { status, body } = await book(given.learner);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'discovery',
      startsAt: '2026-01-13T13:00:00.000Z',
      endsAt: '2026-01-13T13:30:00.000Z',
      zone: 'Europe/Paris',
      local: '2026-01-13T14:00',
      occurrence: 'once',
    });
    expect((await see(given.learner, body.sessionId)).body).toMatchObject({
      state: 'booked',
      mentorName: 'Dominique Exemple',
    });
    expect(await world.eventNames()).toContain('sessions.session-booked');
  });

  it('lasts longer when somebody else pays', async () => {
    const funded = await aMentoredLearner(world, {
      fundedBy: 'third-party',
      funder: 'OPCO Exemple',
      fundingEndsOn: '2027-06-30',
      design: given.design,
    });
    const { body } = await book(funded.learner, {}, funded.enrolmentId);
    expect(body.endsAt).toBe('2026-01-13T13:45:00.000Z');
  });

  it.each<[string, object, string[]]>([
    ['with less than 24 hours of notice', { startsAt: '2026-01-06T07:59:00Z' }, ['session-enough-notice']],
    [
      'even when the learner waives it',
      { startsAt: '2026-01-06T07:59:00Z', noticeWaived: true },
      ['session-enough-notice'],
    ],
    ['outside the openings', { startsAt: '2026-01-13T18:45:00Z' }, ['session-inside-opening']],
    ['with another mentor', { mentorId: NOBODY }, ['session-own-mentor']],
  ])('is refused %s', async (_when, change, codes) => {
    const answer = await book(given.learner, change);
    expect([answer.status, answer.body.code, ...codesOf(answer)]).toEqual([
      422,
      'sessions.session-not-bookable',
      ...codes,
    ]);
    expect(await countOf('session')).toBe(0);
  });

  it('takes less notice from the mentor who waives it', async () => {
    const soon = { startsAt: '2026-01-05T09:00:00Z' };
    expect(codesOf(await book(given.mentor, soon))).toEqual(['session-enough-notice']);
    expect((await book(given.mentor, { ...soon, noticeWaived: true })).status).toBe(201);
  });

  it('is refused in the past, naming the field', async () => {
    const answer = await book(given.mentor, { startsAt: '2026-01-04T13:00:00Z', noticeWaived: true });
    expect(answer.status).toBe(422);
    expect(codesOf(answer)).toContain('session-not-past');
    expect(faultsOf(answer)).toEqual(['startsAt']);
  });

  it('is refused while the track stands still', async () => {
    await world.app
      .get(SuspendEnrolment)
      .run({ enrolmentId: given.enrolmentId, fromOn: '2026-01-05', reason: 'Arrêt de travail' }, SYSTEM);
    expect(codesOf(await book(given.learner))).toContain('session-track-active');
  });

  it('gives one session a week, and one more that is to be made up', async () => {
    const { body } = await book(given.learner);
    const thursday = { startsAt: '2026-01-15T13:00:00Z' };
    expect(codesOf(await book(given.learner, thursday))).toEqual(['session-one-a-week']);
    await post(given.mentor, `${body.sessionId}/cancellation`, { reason: 'Maladie' });
    expect((await book(given.learner, thursday)).status).toBe(201);
    expect(codesOf(await book(given.learner, { startsAt: '2026-01-16T13:00:00Z' }))).toEqual(['session-one-a-week']);
  });

  it('lets a session that the mentor cancelled be made up beside that of another week', async () => {
    await aHeldSession(world, given, '2026-01-06T10:00:00Z');
    const { body } = await book(given.learner);
    await post(given.mentor, `${body.sessionId}/cancellation`, { reason: 'Maladie' });
    expect((await book(given.learner, { startsAt: '2026-01-20T13:00:00Z' })).status).toBe(201);
    expect((await book(given.learner, { startsAt: '2026-01-22T13:00:00Z' })).status).toBe(201);
    expect(codesOf(await book(given.learner, { startsAt: '2026-01-23T13:00:00Z' }))).toEqual(['session-one-a-week']);
    const weeks = await world.call<object[]>(
      given.learner,
      'GET',
      `/api/enrolments/${given.enrolmentId}/session-weeks`,
    );
    expect(weeks.body).toMatchObject([
      { weekOn: '2026-01-05', standing: 'held', madeUp: false },
      { weekOn: '2026-01-12', standing: 'booked', madeUp: true },
      { weekOn: '2026-01-19', standing: 'booked', madeUp: false },
    ]);
  });

  it('puts the discovery first', async () => {
    await book(given.learner, { startsAt: '2026-01-21T13:00:00Z' });
    expect(codesOf(await book(given.learner))).toEqual(['session-discovery-first']);
    expect((await book(given.learner, { startsAt: '2026-01-28T13:00:00Z' })).body.kind).toBe('weekly');
  });

  it.each<[string, object]>([
    ['no time at all', { startsAt: undefined }],
    ['an instant without an offset', { startsAt: '2026-01-13T13:00:00' }],
    ['a fraction of a minute', { startsAt: '2026-01-13T13:00:07Z' }],
    ['a day that does not come', { startsAt: '2026-02-30T13:00:00Z' }],
    ['both forms', { local: '2026-01-13T14:00', startsAt: TUESDAY }],
    ['a zone that nobody knows', { local: '2026-01-13T14:00', zone: 'Europe/Atlantis' }],
    ['a field that there is not', { minutes: 60 }],
  ])('does not understand %s', async (_what, change) => {
    const answer = await book(given.learner, change);
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toHaveLength(1);
  });

  it('answers what would be decided, and books nothing', async () => {
    const decision = await world.call<{ allowed: boolean; checks: object[]; start: object }>(
      given.learner,
      'POST',
      '/api/sessions/decision',
      { enrolmentId: given.enrolmentId, local: '2026-01-13T14:00' },
    );
    expect(decision.status).toBe(200);
    expect(decision.body).toMatchObject({ allowed: true, start: { local: '2026-01-13T14:00', occurrence: 'once' } });
    expect(await countOf('session')).toBe(0);
  });

  it('is for the learner and the own mentor: for others there is no such track', async () => {
    const [stranger, colleague] = [await world.person(['learner']), await aMentor(world)];
    for (const who of [stranger, colleague]) expect((await book(who)).status).toBe(404);
    expect((await book(given.learner, {}, NOBODY)).status).toBe(404);
    expect((await book(advisor)).status).toBe(403);
    expect((await world.call(null, 'POST', '/api/sessions', {})).status).toBe(401);
  });
});

describe('A slot that is kept', () => {
  interface Held {
    holdId: string;
    expiresAt: string;
  }
  const hold = (who: Person, startsAt = TUESDAY, enrolmentId = given.enrolmentId) =>
    world.call<Held & ProblemBody>(who, 'POST', '/api/session-holds', { enrolmentId, startsAt });
  const another = async () => {
    const { design, rulebookId } = given;
    const other = await anEnrolledLearner(world, { design, rulebookId });
    await anAssignment(world, { enrolmentId: other.enrolmentId, mentorId: given.mentorId });
    return other;
  };

  it('is one person’s, of two who want it at the same moment', async () => {
    const other = await another();
    const answers = await Promise.all([
      hold(given.learner),
      hold(other.learner, '2026-01-13T13:15:00Z', other.enrolmentId),
    ]);
    expect(statusesOf(answers)).toEqual([201, 422]);
    expect(answers.flatMap(codesOf)).toEqual(['session-slot-not-held']);
    expect(await countOf('hold')).toBe(1);
  });

  it('stands in the way of everybody else until it runs out, and of its owner never', async () => {
    const other = await another();
    expect((await hold(other.learner, TUESDAY, other.enrolmentId)).body.expiresAt).toBe('2026-01-05T08:10:00.000Z');
    world.clock.set('2026-01-05T08:09:59Z');
    for (const who of [given.learner, given.mentor])
      expect(codesOf(await book(who))).toEqual(['session-slot-not-held']);
    world.clock.set('2026-01-05T08:10:00Z');
    expect((await hold(given.learner)).status).toBe(201);
    expect(codesOf(await book(other.learner, {}, other.enrolmentId))).toEqual(['session-slot-not-held']);
    expect((await book(given.learner)).status).toBe(201);
    expect(await countOf('hold')).toBe(0);
  });

  it('is the same when it is asked for again, and the third lets the first go', async () => {
    const first = await hold(given.learner);
    world.clock.move({ minutes: 5 });
    expect((await hold(given.learner)).body).toEqual(first.body);
    const asked = ['2026-01-14T13:00:00Z', '2026-01-15T13:00:00Z'];
    for (const startsAt of asked) expect((await hold(given.learner, startsAt)).status).toBe(201);
    const left = await world.db.sql<{ at: string }>(
      'SELECT to_json(starts_at) AS at FROM sessions.hold ORDER BY starts_at',
    );
    expect(left.map(({ at }) => Date.parse(at))).toEqual(asked.map((at) => Date.parse(at)));
    await Promise.all(['2026-01-16T13:00:00Z', '2026-01-19T13:00:00Z'].map((at) => hold(given.learner, at)));
    expect(await countOf('hold')).toBe(2);
  });

  it('is let go by its owner alone', async () => {
    const { holdId } = (await hold(given.learner)).body;
    const release = (who: Person) => world.call(who, 'DELETE', `/api/session-holds/${holdId}`);
    expect([(await release(given.mentor)).status, await countOf('hold')]).toEqual([404, 1]);
    expect([(await release(given.learner)).status, await countOf('hold')]).toEqual([204, 0]);
    expect((await release(given.learner)).status).toBe(404);
    expect((await hold(await world.person(['learner']))).status).toBe(404);
    expect((await hold(advisor)).status).toBe(403);
    expect(codesOf(await hold(given.learner, '2026-01-13T18:45:00Z'))).toEqual(['session-inside-opening']);
  });
});

describe('A weekly series', () => {
  interface Planned {
    allowed: boolean;
    start: { at: string };
    others: string[];
    checks: { code: string; standing: string }[];
  }
  const tuesdays = ['2026-01-13', '2026-01-20', '2026-01-27', '2026-02-03'].map((day) => `${day}T13:00:00.000Z`);
  const plan = (who: Person, change: object = {}) =>
    world.call<Planned[] & ProblemBody>(who, 'POST', '/api/session-series/plan', {
      enrolmentId: given.enrolmentId,
      startsAt: TUESDAY,
      weeks: 4,
      ...change,
    });
  const bookAll = (who: Person, starts: string[], enrolmentId = given.enrolmentId) =>
    world.call<{ sessions: Booked[] } & ProblemBody>(who, 'POST', '/api/session-series', { enrolmentId, starts });

  it('shows what can be had, what cannot and why, with other slots of that week, and books what is chosen', async () => {
    const { design, rulebookId, mentorId } = given;
    const other = await anEnrolledLearner(world, { design, rulebookId });
    await anAssignment(world, { enrolmentId: other.enrolmentId, mentorId });
    await book(other.learner, { startsAt: tuesdays[1] }, other.enrolmentId);
    const { status, body } = await plan(given.learner);
    expect(status).toBe(200);
    expect(body.map(({ start }) => new Date(start.at).toISOString())).toEqual(tuesdays);
    expect(body.map(({ allowed, others }) => [allowed, others.length])).toEqual([
      [true, 0],
      [false, 6],
      [true, 0],
      [true, 0],
    ]);
    expect(body[1]?.checks.filter(({ standing }) => standing !== 'met')).toMatchObject([
      { code: 'session-mentor-free' },
    ]);
    const [first = '', , third = '', last = ''] = tuesdays;
    const chosen = [first, body[1]?.others[0] ?? '', third, last];
    const booked = await bookAll(given.learner, chosen.toReversed());
    expect(booked.status).toBe(201);
    expect(booked.body.sessions.map(({ startsAt, kind }) => [startsAt, kind])).toEqual(
      chosen.map((startsAt, index) => [startsAt, index === 0 ? 'discovery' : 'weekly']),
    );
    expect((await bookAll(given.learner, chosen)).body).toEqual({ sessions: [] });
    expect(await countOf('session')).toBe(5);
  });

  it('is told by one letter to each, with an entry for each session', async () => {
    await bookAll(given.mentor, tuesdays);
    await world.deliver();
    const letters = await world.db.sql<{ kind: string; count: number }>(
      `SELECT kind, (facts->>'count')::int AS count FROM notifications.letter WHERE kind LIKE 'se%' ORDER BY id`,
    );
    expect(letters).toEqual([1, 2].map(() => ({ kind: 'series-booked', count: 4 })));
  });

  it('is booked whole or not at all', async () => {
    const { body } = await book(given.learner, { startsAt: tuesdays[2] });
    const refused = await bookAll(given.learner, ['2026-02-03T13:00:00Z', '2026-01-29T13:00:00Z']);
    expect([refused.status, refused.body.code]).toEqual([422, 'sessions.series-not-bookable']);
    expect(refused.body.checks).toMatchObject([
      { code: 'session-one-a-week', facts: { startsAt: '2026-01-29T13:00:00.000Z' } },
    ]);
    expect(await countOf('session')).toBe(1);
    await post(given.mentor, `${body.sessionId}/cancellation`, { reason: 'Maladie' });
    const both = await Promise.all([bookAll(given.learner, tuesdays), bookAll(given.mentor, tuesdays)]);
    expect(both.map(({ body: { sessions } }) => sessions.length).toSorted((a, b) => a - b)).toEqual([0, 4]);
  });

  it('is for the two sides alone, and a quarter of a year at most', async () => {
    const stranger = await world.person(['learner']);
    expect((await plan(given.learner, { weeks: 14 })).status).toBe(400);
    expect((await plan(stranger)).status).toBe(404);
    expect((await bookAll(stranger, tuesdays)).status).toBe(404);
    expect((await bookAll(advisor, tuesdays)).status).toBe(403);
    for (const starts of [[], ['tomorrow']]) expect((await bookAll(given.learner, starts)).status).toBe(400);
  });
});

describe('Booking when the clocks change', () => {
  const nights = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
  beforeEach(async () => {
    given = await aMentoredLearner(world, { mentor: { rules: nights }, design: given.design });
  });

  it('refuses the hour that is skipped, naming the field', async () => {
    world.clock.set('2026-03-20T08:00:00Z');
    const answer = await book(given.learner, { local: '2026-03-29T02:30', zone: 'Europe/Paris' });
    expect([answer.status, ...codesOf(answer)]).toEqual([422, 'session-on-the-clock']);
    expect(faultsOf(answer)).toEqual(['local']);
  });

  it('refuses a session across the change', async () => {
    world.clock.set('2026-03-20T08:00:00Z');
    const answer = await book(given.learner, { startsAt: '2026-03-29T01:45:00+01:00' });
    expect([answer.status, ...codesOf(answer)]).toEqual([422, 'session-within-one-offset']);
    expect(faultsOf(answer)).toEqual(['startsAt']);
  });

  it('says which of the two hours it books', async () => {
    world.clock.set('2026-10-20T08:00:00Z');
    const first = await book(given.learner, { local: '2026-10-25T02:15' });
    expect(first.body).toMatchObject({ startsAt: '2026-10-25T00:15:00.000Z', occurrence: 'first' });
    await post(given.mentor, `${first.body.sessionId}/cancellation`, { reason: 'Maladie' });
    const second = await book(given.learner, { startsAt: '2026-10-25T01:15:00Z' });
    expect(second.body).toMatchObject({ local: '2026-10-25T02:15', occurrence: 'second' });
  });

  it('keeps to the weeks of the learner’s zone', async () => {
    const far = await aMentoredLearner(world, {
      zone: 'Pacific/Auckland',
      mentor: { rules: nights },
      design: given.design,
    });
    const sunday = { startsAt: '2026-01-11T10:00:00Z' };
    const monday = { startsAt: '2026-01-11T12:00:00Z' };
    expect((await book(far.learner, sunday, far.enrolmentId)).status).toBe(201);
    expect((await book(far.learner, monday, far.enrolmentId)).status).toBe(201);
  });
});

describe('Two guards of which one suffices', () => {
  const ASKERS = 4;
  const CONSTRAINT = 'taken_time_one_at_a_time_per_person';
  const askAtOnce = async () => {
    const { design, rulebookId, mentorId } = given;
    const tracks: Pick<MentoredLearner, 'learner' | 'enrolmentId'>[] = [given];
    while (tracks.length < ASKERS) {
      const track = await anEnrolledLearner(world, { design, rulebookId });
      await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId });
      tracks.push(track);
    }
    return Promise.all(tracks.map(({ learner, enrolmentId }) => book(learner, {}, enrolmentId)));
  };
  /** Without the lock all decide before one writes: the second time that they ask, they wait for each other. */
  const withoutLock = async <T>(work: () => Promise<T>): Promise<T> => {
    const cases = world.app.get(BookingCases);
    const of = cases.of.bind(cases);
    const lock = world.db.lock.bind(world.db);
    let asked = 0;
    let open = (): void => undefined;
    const all = new Promise<void>((resolve) => (open = resolve));
    world.db.lock = () => Promise.resolve();
    cases.of = async (...wanted) => {
      const found = await of(...wanted);
      asked += 1;
      if (asked >= 2 * ASKERS) open();
      if (world.db.inTransaction) await all;
      return found;
    };
    try {
      return await work();
    } finally {
      Object.assign(world.db, { lock });
      Object.assign(cases, { of });
    }
  };
  const withoutConstraint = async <T>(work: () => Promise<T>): Promise<T> => {
    await world.db.sql(`ALTER TABLE sessions.taken_time DROP CONSTRAINT ${CONSTRAINT}`);
    try {
      return await work();
    } finally {
      await world.empty();
      await world.db.sql(
        `ALTER TABLE sessions.taken_time ADD CONSTRAINT ${CONSTRAINT}
         EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&)`,
      );
    }
  };

  it('books one when the database holds the rule alone', async () => {
    expect(statusesOf(await withoutLock(askAtOnce))).toEqual([201, 409, 409, 409]);
  });

  it('books one when the lock holds it alone, and all overlap when nothing does', async () => {
    expect(statusesOf(await withoutConstraint(askAtOnce))).toEqual([201, 422, 422, 422]);
    given = await aMentoredLearner(world);
    expect(statusesOf(await withoutConstraint(() => withoutLock(askAtOnce)))).toEqual([201, 201, 201, 201]);
  });
});

describe('Two at once', () => {
  it('gives a slot to one of four who ask at the same moment', async () => {
    const others = await Promise.all(
      [1, 2, 3].map(() => anEnrolledLearner(world, { design: given.design, rulebookId: given.rulebookId })),
    );
    for (const { enrolmentId } of others) await anAssignment(world, { enrolmentId, mentorId: given.mentorId });
    const answers = await Promise.all(
      [given, ...others].map(({ learner, enrolmentId }) => book(learner, {}, enrolmentId)),
    );
    expect(statusesOf(answers)).toEqual([201, 422, 422, 422]);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(codesOf(answer)).toEqual(['session-mentor-free']);
    }
    expect(await countOf('session')).toBe(1);
  });

  it('gives a learner with two mentors one session at one time', async () => {
    const second = await anEnrolledLearner(world, {
      learner: given.learner,
      design: await secondDesign(),
      rulebookId: given.rulebookId,
    });
    const mentor = await aMentor(world);
    await anAssignment(world, { enrolmentId: second.enrolmentId, mentorId: mentor.id });
    const asked = [given.enrolmentId, second.enrolmentId].map((id) => book(given.learner, {}, id));
    const answers = await Promise.all(asked);
    expect(statusesOf(answers)).toEqual([201, 422]);
    expect(answers.flatMap(codesOf)).toEqual(['session-learner-free']);
  });

  it('gives a learner who asks twice one session', async () => {
    const answers = await Promise.all([book(given.learner), book(given.learner), book(given.mentor)]);
    expect(statusesOf(answers)).toEqual([201, 422, 422]);
  });

  it('keeps everybody out of two meetings at once, whatever their kinds', async () => {
    const times = world.app.get(TakeTime);
    const [startsAt, endsAt] = [new Date('2026-01-13T13:15:00Z'), new Date('2026-01-13T14:00:00Z')];
    const meeting = (meetingId: string, personId: string) => ({
      meetingId,
      kind: 'defence' as const,
      people: [{ personId, startsAt, endsAt }],
    });
    await world.db.transaction(() => times.take(meeting(NOBODY, given.learner.id)));
    expect(codesOf(await book(given.learner))).toEqual(['session-learner-free']);
    const url = `/api/mentors/${given.mentorId}/slots?enrolmentId=${given.enrolmentId}&from=${TUESDAY}&to=2026-01-13T14:30:00Z`;
    const slots = await world.call<{ startsAt: string }[]>(given.learner, 'GET', url);
    expect(slots.body.map((slot) => slot.startsAt)).toEqual(['2026-01-13T14:00:00.000Z']);
    await times.free(NOBODY);
    const { body } = await book(given.learner);
    const convening = () => world.db.transaction(() => times.take(meeting(NOBODY, given.mentorId)));
    await expect(convening()).rejects.toMatchObject({ constraint: 'taken_time_one_at_a_time_per_person' });
    await post(given.mentor, `${body.sessionId}/cancellation`, { reason: 'Maladie' });
    await convening();
    expect(codesOf(await book(given.learner))).toEqual(['session-mentor-free']);
  });

  it('has the database behind it: two sessions of one mentor never overlap', async () => {
    await book(given.learner);
    const twin = `INSERT INTO sessions.session (id, enrolment_id, learner_id, mentor_id, kind, starts_at, ends_at, zone,
        week_on, state, booked_at, booked_by)
      SELECT gen_random_uuid(), enrolment_id, gen_random_uuid(), mentor_id, kind, starts_at + interval '10 minutes',
        ends_at + interval '10 minutes', zone, week_on, state, booked_at, booked_by FROM sessions.session`;
    const writing = world.db.transaction(() => world.db.sql(twin));
    await expect(writing).rejects.toMatchObject({
      kind: 'conflict',
      constraint: 'taken_time_one_at_a_time_per_person',
    });
  });
});

describe('Free slots', () => {
  const slots = (who: Person, query = '') =>
    world.call<{ startsAt: string; local: string }[]>(
      who,
      'GET',
      `/api/mentors/${given.mentorId}/slots?enrolmentId=${given.enrolmentId}${query}`,
    );
  const TUESDAY_ONLY = '&from=2026-01-13T12:00:00Z&to=2026-01-13T14:00:00Z';

  it('are those that can be booked', async () => {
    await aBookedSession(world, given, TUESDAY);
    const { body } = await slots(given.learner, TUESDAY_ONLY);
    expect(body.map(({ local }) => local.slice(-5))).toEqual(['13:00', '13:15', '13:30', '14:30']);
  });

  it('keep to what the mentor asks for, and so does a booking', async () => {
    const other = await anEnrolledLearner(world, { design: given.design, rulebookId: given.rulebookId });
    await anAssignment(world, { enrolmentId: other.enrolmentId, mentorId: given.mentorId });
    await aBookedSession(world, { ...given, enrolmentId: other.enrolmentId }, '2026-01-13T13:00:00Z');
    const asks = { bufferBeforeMinutes: 10, bufferAfterMinutes: 10, noticeHours: 96, windowDays: 10 };
    const url = `/api/mentors/${given.mentorId}/receiving-terms`;
    expect((await world.call(given.mentor, 'PUT', url, asks)).status).toBe(200);
    const { body } = await slots(given.learner, TUESDAY_ONLY);
    expect(body.map(({ local }) => local.slice(-5))).toEqual(['13:00']);
    const days = (await slots(given.learner)).body.map(({ local }) => local.slice(0, 10));
    expect([days[0], days.at(-1)]).toEqual(['2026-01-09', '2026-01-15']);
    const refused = await book(given.learner, { local: '2026-01-13T14:45' });
    expect(codesOf(refused)).toEqual(['session-mentor-buffer']);
    await world.db.sql('UPDATE mentors.mentor SET sessions_per_day = 1 WHERE id = $1', [given.mentorId]);
    expect(codesOf(await book(given.learner, { local: '2026-01-13T16:00' }))).toEqual(['session-mentor-day-cap']);
    expect((await slots(given.learner, TUESDAY_ONLY)).body).toEqual([]);
  });

  it('are for the learner, the mentor and the staff', async () => {
    for (const who of [given.learner, given.mentor, advisor]) expect((await slots(who)).status).toBe(200);
    for (const who of [await world.person(['learner']), await aMentor(world)])
      expect((await slots(who)).status).toBe(404);
  });

  it('of every mentor tell the staff who has room for a learner, the earliest first', async () => {
    const later = await aMentor(world, { rules: [{ weekday: 4, from: '08:00', to: '09:00' }] });
    const full = await aMentor(world, { rules: [] });
    const ask = (who: Person, enrolmentId = given.enrolmentId) =>
      world.call<{ rows: { mentorId: string; starts: number; first: string[] }[] }>(
        who,
        'GET',
        `/api/mentors-with-room?enrolmentId=${enrolmentId}`,
      );
    const { rows } = (await ask(advisor)).body;
    expect(rows.map(({ mentorId }) => mentorId)).toEqual([given.mentorId, later.id, full.id]);
    expect(rows.slice(1)).toMatchObject([
      { starts: 12, first: ['2026-01-08T07:00:00.000Z', '2026-01-15T07:00:00.000Z', '2026-01-22T07:00:00.000Z'] },
      { starts: 0, first: [] },
    ]);
    const { body } = await slots(advisor);
    expect([rows[0]?.starts, rows[0]?.first[0]]).toEqual([body.length, body[0]?.startsAt]);
    expect([(await ask(given.learner)).status, (await ask(advisor, NOBODY)).status]).toEqual([403, 404]);
  });

  it('are listed for a bounded time', async () => {
    expect((await slots(given.learner, '&from=2026-01-13T00:00:00Z&to=2027-01-13T00:00:00Z')).status).toBe(400);
    expect((await slots(given.learner, '&from=2026-01-13T00:00:00Z&to=2026-01-12T00:00:00Z')).status).toBe(400);
  });
});

describe('Cancelling a session', () => {
  let session: GivenSession;
  beforeEach(async () => {
    session = await aBookedSession(world, given, TUESDAY);
  });
  const cancel = (who: Person) =>
    post<{ state: string; madeUp: boolean }>(who, `${session.sessionId}/cancellation`, { reason: 'Empêchement' });
  const preview = (who: Person) =>
    world.call<{ allowed: boolean; consequence: object }>(
      who,
      'GET',
      `/api/sessions/${session.sessionId}/cancellation-decision`,
    );

  it('is free for the learner 24 hours ahead, as the preview said', async () => {
    world.clock.set('2026-01-12T13:00:00Z');
    expect((await preview(given.learner)).body).toMatchObject({
      allowed: true,
      consequence: { state: 'cancelled-in-time', madeUp: true, freeUntil: '2026-01-12T13:00:00.000Z' },
    });
    const { status, body } = await cancel(given.learner);
    expect([status, body.state, body.madeUp]).toEqual([201, 'cancelled-in-time', true]);
    expect((await see(given.mentor, session.sessionId)).body).toMatchObject({
      state: 'cancelled-in-time',
      outcomes: [{ outcome: 'cancelled-in-time', decidedAs: 'learner', reason: 'Empêchement' }],
    });
    expect(await world.eventNames()).toContain('sessions.session-cancelled');
  });

  it('costs the learner the session later than that', async () => {
    world.clock.set('2026-01-12T13:01:00Z');
    expect((await cancel(given.learner)).body).toMatchObject({ state: 'cancelled-late', madeUp: false });
    expect(codesOf(await book(given.learner, { startsAt: '2026-01-15T13:00:00Z' }))).toEqual(['session-one-a-week']);
  });

  it('by the mentor or the staff is made up, however late', async () => {
    world.clock.set('2026-01-13T12:59:00Z');
    expect((await preview(advisor)).body).toMatchObject({ consequence: { state: 'cancelled-late', madeUp: true } });
    expect((await cancel(given.mentor)).body).toMatchObject({ state: 'cancelled-late', madeUp: true });
  });

  it('is refused once it has begun, or twice', async () => {
    await cancel(given.learner);
    expect(codesOf(await cancel(given.learner))).toEqual(['cancel-still-booked']);
    world.clock.set(TUESDAY);
    expect(codesOf(await cancel(given.mentor))).toEqual(['cancel-still-booked', 'cancel-before-start']);
    expect(await countOf('session_outcome')).toBe(1);
  });

  it('is done once when both sides do it at the same moment', async () => {
    expect(statusesOf(await Promise.all([cancel(given.learner), cancel(given.mentor)]))).toEqual([201, 422]);
  });

  it('is for those who have a side in it', async () => {
    const [stranger, colleague] = [await world.person(['learner']), await aMentor(world)];
    for (const who of [stranger, colleague]) expect((await cancel(who)).status).toBe(404);
    expect((await cancel(await world.person(['evaluator']))).status).toBe(403);
    expect((await post(given.learner, `${NOBODY}/cancellation`, { reason: 'x' })).status).toBe(404);
  });
});

describe('The presence at a session', () => {
  let session: GivenSession;
  beforeEach(async () => {
    session = await aBookedSession(world, given, TUESDAY);
  });
  const say = (who: Person, kind: string, at?: string) =>
    post<{ at: string }>(who, `${session.sessionId}/presence`, { kind, ...(at && { at }) });
  const proposal = (who: Person) =>
    world.call<{ outcome: string; minutesTogether: number; learner: object[] }>(
      who,
      'GET',
      `/api/sessions/${session.sessionId}/outcome-proposal`,
    );

  it('is what each side says of itself, shown to both with what follows from it', async () => {
    await anAttendedSession(world, given, session);
    for (const who of [given.learner, given.mentor, advisor]) {
      expect((await proposal(who)).body).toMatchObject({
        outcome: 'held',
        minutesTogether: 30,
        learner: [{ from: session.startsAt, to: session.endsAt }],
      });
    }
  });

  it('is kept once when it is said twice', async () => {
    world.clock.set(TUESDAY);
    expect(statusesOf([await say(given.learner, 'joined'), await say(given.learner, 'joined')])).toEqual([201, 201]);
    expect(await countOf('presence_fact')).toBe(1);
    expect((await world.eventNames()).filter((name) => name === 'sessions.presence-recorded')).toHaveLength(1);
  });

  it.each<[string, string, string | undefined, string[]]>([
    ['long before the session', '2026-01-13T12:30:00Z', undefined, ['presence-around-session']],
    ['long after it', '2026-01-13T14:31:00Z', undefined, ['presence-around-session']],
    ['ahead', TUESDAY, '2026-01-13T13:01:00Z', ['presence-not-ahead']],
    ['of a while ago', '2026-01-13T13:20:00Z', '2026-01-13T13:00:00Z', ['presence-recent']],
  ])('is refused %s', async (_when, now, at, codes) => {
    world.clock.set(now);
    const answer = await say(given.learner, 'joined', at);
    expect([answer.status, ...codesOf(answer)]).toEqual([422, ...codes]);
    expect(await countOf('presence_fact')).toBe(0);
  });

  it('is nobody else’s to say', async () => {
    world.clock.set(TUESDAY);
    expect((await say(advisor, 'joined')).status).toBe(403);
    expect((await say(await aMentor(world), 'joined')).status).toBe(404);
    expect((await say(given.learner, 'slept')).status).toBe(400);
  });

  it('is never edited', async () => {
    world.clock.set(TUESDAY);
    await say(given.learner, 'joined');
    await expect(world.db.sql(`UPDATE sessions.presence_fact SET kind = 'left'`)).rejects.toThrow('never edited');
  });
});

describe('Settling a session', () => {
  let session: GivenSession;
  beforeEach(async () => {
    session = await aBookedSession(world, given, TUESDAY);
  });
  const settle = (who: Person, outcome: string, reason?: string) =>
    post<{ outcomeId: string }>(who, `${session.sessionId}/outcome`, { outcome, ...(reason && { reason }) });
  const sessionsHeld = async (projectId: string) =>
    (
      await world.db.one<{ held: number }>(
        'SELECT sessions_held AS held FROM tracks.pub_learner_project WHERE enrolment_id = $1 AND project_id = $2',
        [given.enrolmentId, projectId],
      )
    )?.held;

  it('as held counts for the project in progress, in the same breath', async () => {
    const projectId = await aStartedProject(world, given);
    await anAttendedSession(world, given, session);
    expect((await settle(given.mentor, 'held')).status).toBe(201);
    expect(await sessionsHeld(projectId)).toBe(1);
    const [row] = await world.db.sql('SELECT state, project_id, project_level FROM sessions.pub_session');
    expect(row).toEqual({ state: 'held', project_id: projectId, project_level: 1 });
    expect(await world.eventNames()).toContain('sessions.session-settled');
    expect((await see(given.learner, session.sessionId)).body.outcomes).toMatchObject([
      { outcome: 'held', decidedAs: 'mentor' },
    ]);
  });

  it('against the evidence wants a reason', async () => {
    world.clock.set(session.endsAt);
    const answer = await settle(given.mentor, 'held');
    expect([answer.status, ...codesOf(answer)]).toEqual([422, 'settle-agrees-with-evidence']);
    expect((await settle(given.mentor, 'held', 'Séance tenue au téléphone, la salle était en panne.')).status).toBe(
      201,
    );
  });

  it('as missed by the learner is not made up', async () => {
    world.clock.set(TUESDAY);
    await post(given.mentor, `${session.sessionId}/presence`, { kind: 'joined' });
    world.clock.move({ minutes: 9 });
    expect(codesOf(await settle(given.mentor, 'missed-by-learner'))).toContain('settle-absence-after-delay');
    world.clock.move({ minutes: 2 });
    expect((await settle(given.mentor, 'missed-by-learner')).status).toBe(201);
    expect((await see(given.learner, session.sessionId)).body).toMatchObject({
      state: 'missed-by-learner',
      toMakeUp: false,
    });
  });

  it('as missed by the mentor is made up', async () => {
    world.clock.set(TUESDAY);
    await post(given.learner, `${session.sessionId}/presence`, { kind: 'joined' });
    world.clock.move({ minutes: 12 });
    expect((await settle(given.mentor, 'missed-by-mentor')).status).toBe(201);
    expect((await see(given.learner, session.sessionId)).body).toMatchObject({
      state: 'missed-by-mentor',
      toMakeUp: true,
    });
    expect((await book(given.learner, { startsAt: '2026-01-15T13:00:00Z' })).status).toBe(201);
  });

  it('is refused before the start, and twice, and leaves nothing', async () => {
    expect(codesOf(await settle(given.mentor, 'held', 'Par avance'))).toEqual(['settle-after-start']);
    expect(await countOf('session_outcome')).toBe(0);
    await anAttendedSession(world, given, session);
    const answers = await Promise.all([settle(given.mentor, 'held'), settle(given.mentor, 'held')]);
    expect(statusesOf(answers)).toEqual([201, 422]);
  });

  it('is the mentor’s', async () => {
    await anAttendedSession(world, given, session);
    expect((await settle(given.learner, 'held')).status).toBe(403);
    expect((await settle(await aMentor(world), 'held')).status).toBe(404);
    expect((await settle(given.mentor, 'cancelled-late')).status).toBe(400);
  });
});

describe('The log of a session', () => {
  const text = { done: 'Relecture', objectives: 'Terminer', projectState: 'En cours' };
  const write = (who: Person, sessionId: string, change: object = {}) =>
    world.call<ProblemBody>(who, 'PUT', `/api/sessions/${sessionId}/log`, {
      ...text,
      privateNote: 'Fatigue',
      ...change,
    });
  const countersign = (who: Person, sessionId: string) => post(who, `${sessionId}/log/countersignature`);

  it('is written, signed and countersigned, its private part seen by the mentor alone', async () => {
    const { sessionId } = await aHeldSession(world, given, TUESDAY);
    expect((await write(given.mentor, sessionId)).status).toBe(200);
    expect(codesOf(await countersign(given.learner, sessionId))).toEqual(['log-signed-by-mentor']);
    expect((await write(given.mentor, sessionId, { done: 'Relecture et questions', sign: true })).status).toBe(200);
    expect(codesOf(await write(given.mentor, sessionId))).toEqual(['log-not-signed-yet']);
    expect((await countersign(given.learner, sessionId)).status).toBe(201);
    expect(codesOf(await countersign(given.learner, sessionId))).toEqual(['log-not-countersigned-yet']);
    expect((await see(given.mentor, sessionId)).body.log).toMatchObject({
      done: 'Relecture et questions',
      privateNote: 'Fatigue',
    });
    for (const who of [given.learner, advisor]) {
      expect((await see(who, sessionId)).body.log).not.toHaveProperty('privateNote');
    }
  });

  it('waits for the session, and is not written for one that was cancelled', async () => {
    const { sessionId } = await aBookedSession(world, given, TUESDAY);
    expect(codesOf(await write(given.mentor, sessionId))).toEqual(['log-after-start']);
    await post(given.learner, `${sessionId}/cancellation`, { reason: 'Empêchement' });
    world.clock.set('2026-01-13T15:00:00Z');
    expect(codesOf(await write(given.mentor, sessionId))).toEqual(['log-session-stands']);
    expect(await countOf('session_log')).toBe(0);
  });

  it('is the mentor’s to write and the learner’s to countersign', async () => {
    const { sessionId } = await aHeldSession(world, given, TUESDAY);
    expect((await write(given.learner, sessionId)).status).toBe(403);
    expect((await write(await aMentor(world), sessionId)).status).toBe(404);
    await aSignedLog(world, given, sessionId);
    expect((await countersign(given.mentor, sessionId)).status).toBe(403);
  });
});

describe('Contesting a session', () => {
  let sessionId: string;
  beforeEach(async () => {
    ({ sessionId } = await aHeldSession(world, given, TUESDAY));
  });
  const contest = (who: Person) =>
    post<{ contestId: string }>(who, `${sessionId}/contests`, { reason: 'Je n’y étais pas' });
  const rule = (who: Person, contestId: string, body: object = {}) =>
    world.call<{ outcome: string } & ProblemBody>(who, 'POST', `/api/contests/${contestId}/ruling`, {
      ruling: 'Les traces le montrent',
      ...body,
    });

  it('opens a contest that the jury is told of, until it is ruled on', async () => {
    const projectId = await aStartedProject(world, given);
    const sessions = world.app.get(SessionsApi);
    const { status, body } = await contest(given.learner);
    expect(status).toBe(201);
    expect(await sessions.openContests(given.enrolmentId)).toBe(1);
    expect(await rule(advisor, body.contestId)).toMatchObject({ status: 201, body: { outcome: 'held' } });
    expect(await sessions.openContests(given.enrolmentId)).toBe(0);
    expect((await see(given.learner, sessionId)).body).toMatchObject({
      state: 'held',
      outcomes: [{ outcome: 'held' }],
      contests: [{ raisedAs: 'learner', ruling: 'Les traces le montrent' }],
    });
    expect(projectId).toBeTruthy();
  });

  it('leaves the first outcome and lets another supersede it, for the track as well', async () => {
    const { body } = await contest(given.mentor);
    expect((await rule(advisor, body.contestId, { outcome: 'missed-by-mentor' })).status).toBe(201);
    const seen = await see(given.learner, sessionId);
    expect(seen.body).toMatchObject({ state: 'missed-by-mentor', toMakeUp: true });
    expect(seen.body.outcomes).toMatchObject([
      { outcome: 'held', supersedesId: null },
      { outcome: 'missed-by-mentor', decidedAs: 'staff', reason: 'Les traces le montrent' },
    ]);
    const [counted] = await world.db.sql<{ outcome: string }>('SELECT outcome FROM tracks.counted_session');
    expect(counted?.outcome).toBe('neither');
    await expect(world.db.sql(`UPDATE sessions.session_outcome SET outcome = 'held'`)).rejects.toThrow('never edited');
  });

  it('is possible for 72 hours, once', async () => {
    world.clock.move({ hours: 72 });
    const { body } = await contest(given.learner);
    expect(codesOf(await contest(given.mentor))).toEqual(['contest-none-open']);
    await rule(advisor, body.contestId);
    expect(codesOf(await contest(given.mentor))).toEqual(['contest-not-ruled-yet']);
    expect(codesOf(await rule(advisor, body.contestId))).toEqual(['ruling-contest-open']);
    world.clock.move({ minutes: 1 });
    expect(codesOf(await contest(given.mentor))).toEqual(['contest-in-time', 'contest-not-ruled-yet']);
  });

  it('is one contest when both sides raise it at the same moment', async () => {
    expect(statusesOf(await Promise.all([contest(given.learner), contest(given.mentor)]))).toEqual([201, 422]);
  });

  it('has nothing to contest while the session is booked', async () => {
    ({ sessionId } = await aBookedSession(world, given, '2026-01-20T13:00:00Z'));
    expect(codesOf(await contest(given.learner))).toEqual(['contest-session-settled']);
  });

  it('is for its two sides, and ruled on by the staff', async () => {
    const { body } = await contest(given.learner);
    expect((await rule(given.mentor, body.contestId)).status).toBe(403);
    expect((await rule(advisor, NOBODY)).status).toBe(404);
    expect((await contest(await aMentor(world))).status).toBe(404);
    expect((await contest(advisor)).status).toBe(403);
  });
});

describe('Seeing sessions', () => {
  interface Listed {
    rows: { id: string }[];
    nextAfter: string | null;
  }
  const list = (who: Person, query = '') => world.call<Listed>(who, 'GET', `/api/sessions${query}`);

  it('shows each side its own, the staff all, a page at a time', async () => {
    const first = await aHeldSession(world, given, '2026-01-06T10:00:00Z');
    const second = await aBookedSession(world, given, TUESDAY);
    for (const who of [given.learner, given.mentor, advisor]) {
      expect((await list(who)).body.rows.map(({ id }) => id)).toEqual([first.sessionId, second.sessionId]);
    }
    const page = await list(given.learner, '?size=1');
    expect(page.body.nextAfter).toBe(first.sessionId);
    expect((await list(given.learner, `?size=1&after=${first.sessionId}`)).body).toMatchObject({
      rows: [{ id: second.sessionId }],
      nextAfter: null,
    });
    expect((await list(advisor, `?state=booked&enrolmentId=${given.enrolmentId}`)).body.rows).toHaveLength(1);
    expect((await list(advisor, '?from=2026-01-07T00:00:00Z&to=2026-01-14T00:00:00Z')).body.rows).toHaveLength(1);
    for (const wrong of ['state=lost', 'from=2026-W01', 'from=2026-02-30T00:00:00Z', 'to=2026-01-07T00:00', 'size=0']) {
      expect((await list(advisor, `?${wrong}`)).status).toBe(400);
    }
    for (const who of [await world.person(['learner']), await aMentor(world), await world.person(['evaluator'])]) {
      expect((await list(who)).body.rows).toEqual([]);
      expect((await see(who, first.sessionId)).status).toBe(404);
    }
  });

  it('tells the mentor what the day brings, and the learner what comes next', async () => {
    const held = await aHeldSession(world, given, '2026-01-06T10:00:00Z');
    const today = await aBookedSession(world, given, TUESDAY);
    world.clock.set('2026-01-13T06:00:00Z');
    const day = () => world.call<Record<string, { id: string }[]>>(given.mentor, 'GET', '/api/my/mentor-day');
    expect((await day()).body).toMatchObject({
      today: [{ id: today.sessionId, learnerName: 'Camille Lefèvre' }],
      toSettle: [{ id: held.sessionId }],
      coming: [{ id: today.sessionId }],
    });
    await aSignedLog(world, given, held.sessionId);
    expect((await day()).body['toSettle']).toEqual([]);
    const next = await world.app.get(SessionsApi).nextOf(given.learner.id);
    expect([next?.id, next?.startsAt.toISOString()]).toEqual([
      today.sessionId,
      DateTime.fromISO(TUESDAY).toUTC().toISO(),
    ]);
    world.clock.set('2026-01-13T13:31:00Z');
    expect((await day()).body).toMatchObject({
      today: [{ id: today.sessionId }],
      toSettle: [{ id: today.sessionId }],
      coming: [],
    });
  });
});

/** A design for a second title, so that one learner can follow two tracks. */
async function secondDesign(): Promise<GivenDesign> {
  const code = 'RNCP99999';
  const text = (await theRegister()).toString('utf8').replaceAll('RNCP37873', code);
  const bytes = (async function* () {
    yield Buffer.from(text);
  })();
  const { imported } = await world.app
    .get(ImportRegister)
    .run({ fileName: 'register.xml', bytes, codes: [code] }, SYSTEM);
  const titleVersionId = imported[0]?.titleVersionId ?? '';
  await world.app.get(ActivateTitle).run({ titleVersionId }, SYSTEM);
  const { blocks = [] } = (await world.app.get(TitlesApi).title(titleVersionId)) ?? {};
  return aPublishedDesign(world, { title: { titleVersionId, code, blocks, officer: advisor } });
}
