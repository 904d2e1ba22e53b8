import { afterAll, beforeAll, describe, expect, it } from '../jest.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, createContext } from '../../src/app.js';
import { buildWorld } from '../../src/demo/build-world.js';
import { CAST } from '../../src/demo/cast.js';
import { DemoNotPossible, readyDemoWorld, StoryStopped } from '../../src/demo/index.js';
import { StoryClock } from '../../src/demo/story-clock.js';
import type { MyProgress } from '../../src/tracks/index.js';
import { type Person, World } from '../world.js';

/** Fourteen months are lived through here; on a busy machine that takes its time. */
const PATIENCE_MS = 300_000;

interface Rows<Row> {
  rows: Row[];
}

interface Enrolled {
  learnerId: string;
  firstName: string;
  lastName: string;
  state: string;
  enteredOn: string;
}

type Learner = Enrolled & { progress: MyProgress };

/** The learners of a world and how each of them stands, as it is told through HTTP, the latest entry first. */
async function censusOf(world: World): Promise<Learner[]> {
  const officer = await world.person(['officer']);
  const { body } = await world.call<Rows<Enrolled>>(officer, 'GET', '/api/enrolments?size=50');
  const learners: Learner[] = [];
  for (const enrolled of body.rows) {
    const learner = await world.signIn(enrolled.learnerId);
    const { body: progress } = await world.call<MyProgress>(learner, 'GET', '/api/my/progress');
    learners.push({ ...enrolled, progress });
  }
  return learners;
}

/** Where the projects of a learner are at work, and how the blocks stand. */
function stageOf({ state, progress }: Learner): string {
  const blocks = progress.blocks.map((block) => block.state);
  const projects = progress.projects.filter((project) => !['locked', 'open', 'validated'].includes(project.state));
  return [state, ...projects.map((project) => `${project.code} ${project.state}`), blocks.join('/')].join(', ');
}

describe('The demo world', () => {
  let world: World;
  let app: NestFastifyApplication;
  let learners: Learner[];
  let lines: string[];
  let today: string;

  beforeAll(async () => {
    world = await World.open();
    lines = await readyDemoWorld(world.environment, () => undefined);
    const [made] = await world.db.sql<{ on: string }>('SELECT made_on::text AS on FROM demo.world');
    today = made?.on ?? '';
    world.clock.set(`${today}T00:30:00Z`);
    learners = await censusOf(world);
    // Passport keeps one way to sign in per process: that of the application that started last.
    app = await createApp(world.environment, { clock: world.clock });
    await app.init();
  }, PATIENCE_MS);
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  async function signedInAs(email: string): Promise<Person> {
    const signIn = { email, password: 'jalon-demo' };
    const { status, body } = await world.call<{ token: string }>(null, 'POST', '/api/sign-in', signIn);
    expect(status).toBe(201);
    const me = { id: '', token: body.token };
    const { body: self } = await world.call<{ id: string }>(me, 'GET', '/api/sign-in');
    return { ...me, id: self.id };
  }

  it('has twenty learners at every stage', () => {
    const [new_, running, ready] = [
      'in-progress/not-started/not-started',
      'in-progress/in-progress/not-started',
      'ready-for-jury/ready-for-jury/ready-for-jury',
    ];
    expect(learners.map(stageOf).sort()).toEqual([
      `active, P1 in-progress, ${new_}`,
      `active, P1 in-progress, ${new_}`,
      `active, P2 defence-planned, P3 in-progress, ${running}`,
      `active, P2 in-progress, ${new_}`,
      `active, P2 in-progress, ${new_}`,
      `active, P2 in-progress, ${new_}`,
      `active, P3 conditional, ${running}`,
      `active, P4 in-progress, ${running}`,
      `active, P4 to-rework, ${running}`,
      `active, P5 handed-in, ${running}`,
      `active, P5 in-progress, ${running}`,
      'active, P6 in-progress, ready-for-jury/ready-for-jury/in-progress',
      `active, ${ready}`,
      `active, ${ready}`,
      `active, ${ready}`,
      'active, validated/validated/adjourned',
      'admitted, in-progress/not-started/not-started',
      'completed, validated/validated/validated',
      'completed, validated/validated/validated',
      `suspended, P3 in-progress, ${running}`,
    ]);
  });

  it('has one learner at risk among those who are on pace, whom an advisor follows up', async () => {
    const running = learners.filter(({ state }) => state === 'active');
    const paces = running.map(({ progress }) => progress.pace.state).sort();
    expect(paces).toEqual([
      'at-risk',
      ...Array<string>(4).fill('done'),
      ...Array<string>(paces.length - 5).fill('on-pace'),
    ]);
    const advisor = await signedInAs('advisor@example.test');
    const { body } = await world.call<Rows<{ learnerId: string }>>(advisor, 'GET', '/api/follow-ups');
    const atRisk = running.filter(({ progress }) => progress.pace.state === 'at-risk');
    expect(body.rows.map(({ learnerId }) => learnerId)).toEqual(atRisk.map(({ learnerId }) => learnerId));
  });

  it('lets one person of each role sign in', async () => {
    const emails = lines.flatMap((line) => /\S+@example\.test/.exec(line) ?? []);
    expect(emails).toHaveLength(6);
    for (const email of emails) {
      const person = await signedInAs(email);
      const { status, body } = await world.call<{ roles: string[] }>(person, 'GET', '/api/sign-in');
      expect({ email, status, roles: body.roles.length }).toEqual({ email, status: 200, roles: 1 });
    }
  });

  it('is alive on its day: sessions today, a log to write, a next session for who learns', async () => {
    const mentor = await signedInAs('mentor@example.test');
    const { body } = await world.call<{ today: { state: string }[]; toSettle: unknown[] }>(
      mentor,
      'GET',
      '/api/my/mentor-day',
    );
    expect(body.today.map(({ state }) => state)).toEqual(['booked', 'booked']);
    expect(body.toSettle).toHaveLength(1);

    const [booked] = await world.db.sql<{ learners: number }>(
      `SELECT count(DISTINCT learner_id) AS learners FROM sessions.pub_session
       WHERE state = 'booked' AND starts_at > $1::date`,
      [today],
    );
    const learning = learners.filter(({ state, progress }) => state === 'active' && !isCertified(progress));
    expect(booked?.learners).toBe(learning.length);
  });

  it('has a jury ahead, one award accepted by the State and one to declare with days left', async () => {
    const officer = await signedInAs('officer@example.test');
    const get = <Body>(url: string) => world.call<Body>(officer, 'GET', url).then(({ body }) => body);
    const juries = await get<Rows<{ state: string; cases: number; heldAt: string }>>('/api/juries');
    expect(juries.rows.map(({ state, cases }) => `${state} ${cases}`)).toEqual(['convened 2', 'sealed 2', 'sealed 1']);
    expect((juries.rows[0]?.heldAt ?? '') > today).toBe(true);

    const declarations = await get<Rows<{ accepted: number; rejected: number }>>('/api/declarations');
    expect(declarations.rows).toMatchObject([{ accepted: 1, rejected: 0 }]);
    const due = await get<Rows<{ daysLeft: number; checks: unknown[] }>>('/api/declarations/awards-to-declare');
    expect(due.rows).toMatchObject([{ checks: [] }]);
    expect(due.rows[0]?.daysLeft).toBeGreaterThan(30);

    const ready = await get<Rows<{ identityVerified: boolean }>>('/api/juries/ready-learners');
    expect(ready.rows.filter(({ identityVerified }) => !identityVerified)).toHaveLength(1);
  });

  it('is used again by the next start, which says when it is old', async () => {
    const told: string[] = [];
    const again = await readyDemoWorld(world.environment, (line) => told.push(line));
    expect({ again, told }).toEqual({ again: lines, told: [] });
    await world.db.sql('UPDATE demo.world SET made_on = made_on - 3');
    const [age] = await readyDemoWorld(world.environment, () => undefined);
    expect(age).toBe('The demo world was made 3 days ago, so its today has passed.');
  });
});

function isCertified({ blocks }: MyProgress): boolean {
  return blocks.every(({ state }) => state === 'validated');
}

describe('Making a demo world', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  /** The parts that are told fast: those who have begun lately. */
  const BEGINNERS = CAST.filter(({ weeks }) => weeks <= 1);

  async function smallWorld(seed: number): Promise<string[]> {
    await world.empty();
    const clock = new StoryClock();
    const context = await createContext(world.environment, { clock });
    const today = '2026-06-10';
    await buildWorld({ context, clock, seed, today, cast: BEGINNERS, onDay: () => undefined });
    await context.close();
    world.clock.set(`${today}T12:00:00Z`);
    const learners = await censusOf(world);
    return learners.map(
      (learner) => `${learner.firstName} ${learner.lastName}, ${learner.enteredOn}: ${stageOf(learner)}`,
    );
  }

  it(
    'gives the same world for the same seed, and another for another',
    async () => {
      const first = await smallWorld(7);
      expect(first).toHaveLength(BEGINNERS.length);
      expect(await smallWorld(7)).toEqual(first);
      expect(await smallWorld(8)).not.toEqual(first);
    },
    PATIENCE_MS,
  );

  it('leaves a database with other data as it is', async () => {
    await world.empty();
    const somebody = await world.person(['officer']);
    expect(await readyDemoWorld(world.environment, () => undefined)).toEqual([]);
    const reset = readyDemoWorld(world.environment, () => undefined, { reset: true });
    await expect(reset).rejects.toBeInstanceOf(DemoNotPossible);
    const { status } = await world.call(somebody, 'GET', '/api/sign-in');
    expect(status).toBe(200);
  });

  it('does not take a world that was interrupted for a whole one', async () => {
    await world.empty();
    const stop = AbortSignal.abort();
    const stopped = readyDemoWorld(world.environment, () => undefined, { signal: stop });
    await expect(stopped).rejects.toBeInstanceOf(StoryStopped);
    const told: string[] = [];
    const again = readyDemoWorld(world.environment, (line) => told.push(line), { signal: stop });
    await expect(again).rejects.toBeInstanceOf(StoryStopped);
    expect(told[0]).toBe('A demo world was begun here and not finished: it is made anew.');
  });
});
