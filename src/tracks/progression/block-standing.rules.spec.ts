import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { type Check, unmet } from '../../platform/kernel/decision.js';
import { RULEBOOK_DEFAULTS } from '../rulebooks/rulebook.types.js';
import { mayComplete, mayPresentAgain, mayRecordResult } from './block-results.rules.js';
import { standingOfBlocks, type TrackProgress } from './block-standing.rules.js';
import { type CriterionFound, missingOf } from './missing-tree.rules.js';
import { mayStart, mayTake, type StartFacts, type Step, STEPS } from './project-steps.rules.js';
import type { BlockProgress, BlockStanding, CompetenceProgress, ProjectProgress } from './progression.types.js';

const competence = (code: string, met = 0, seen = met): CompetenceProgress => ({
  id: code,
  code,
  name: code,
  criteria: 2,
  seen,
  met,
  contested: false,
  recognition: null,
});
const project = (code: string, proves: string[], change: Partial<ProjectProgress> = {}): ProjectProgress => ({
  id: `id-${code}`,
  code,
  name: `Project ${code}`,
  level: 1,
  position: Number(code.slice(1)),
  estimatedHours: 60,
  state: 'open',
  sessionsHeld: 0,
  isReady: false,
  defences: 0,
  extraDefences: 0,
  contested: false,
  dispensed: false,
  startsOn: '2026-01-05',
  dueOn: '2026-02-13',
  validatedOn: null,
  after: [],
  proves,
  ...change,
});
const block = (change: Partial<BlockProgress> = {}): BlockProgress => ({
  id: 'B1',
  code: 'B1',
  name: 'Block',
  position: 1,
  result: null,
  resultAt: null,
  seenAt: null,
  leaveAt: null,
  recognisedAt: null,
  recognition: null,
  competences: [competence('B1C1', 2), competence('B1C2')],
  ...change,
});
const track = (change: Partial<TrackProgress> = {}): TrackProgress => ({
  enrolmentState: 'active',
  rulebook: RULEBOOK_DEFAULTS,
  blocks: [block()],
  projects: [project('P1', ['B1C1'], { state: 'validated' }), project('P2', ['B1C2'])],
  ...change,
});
const first = (change: Partial<TrackProgress> = {}): BlockStanding => {
  const [standing] = standingOfBlocks(track(change));
  if (!standing) throw new Error('There is a block');
  return standing;
};
const withP2 = (change: Partial<ProjectProgress>) => first({ projects: [project('P2', ['B1C2'], change)] });
const acquired = block({ competences: [competence('B1C1', 2), competence('B1C2', 2)], seenAt: 10 });

describe('The standing of a block', () => {
  it('names what is missing, who acts next and by when', () => {
    const { state, decision, next } = first();
    expect(state).toBe('in-progress');
    expect(decision.checks.find(({ code }) => code === 'competences-acquired')).toMatchObject({
      standing: 'not-yet',
      facts: { acquired: 1, needed: 2, missing: ['B1C2'] },
      nextActor: 'learner',
      dueOn: '2026-02-13',
    });
    expect(next).toEqual({
      code: 'project-started',
      projectId: 'id-P2',
      projectCode: 'P2',
      projectName: 'Project P2',
      nextActor: 'learner',
      dueOn: '2026-02-13',
    });
  });

  it.each<[string, Partial<ProjectProgress>, string, string]>([
    ['is locked', { state: 'locked', after: ['P1'] }, 'project-unlocked', 'learner'],
    ['is in progress', { state: 'in-progress' }, 'project-handed-in', 'learner'],
    ['had one session', { state: 'handed-in', sessionsHeld: 1 }, 'project-sessions-held', 'learner'],
    ['had two sessions', { state: 'handed-in', sessionsHeld: 2 }, 'project-marked-ready', 'mentor'],
    ['is ready', { state: 'handed-in', sessionsHeld: 2, isReady: true }, 'project-defence-planned', 'learner'],
    ['had three defences', { state: 'handed-in', defences: 3 }, 'project-defences-left', 'advisor'],
    ['was granted a fourth', { state: 'handed-in', defences: 3, extraDefences: 1 }, 'project-sessions-held', 'learner'],
    ['has its defence planned', { state: 'defence-planned' }, 'project-judged', 'evaluator'],
    ['is to be completed', { state: 'conditional' }, 'project-completed', 'learner'],
    ['is to be reworked', { state: 'to-rework' }, 'project-reworked', 'learner'],
  ])('says what comes next when its project %s', (_when, change, code, nextActor) => {
    expect(withP2(change).next).toMatchObject({ code, nextActor, projectCode: 'P2' });
  });

  it('looks first at the project that is nearest to its end', () => {
    const projects = [project('P2', ['B1C2']), project('P3', ['B1C2'], { state: 'defence-planned' })];
    expect(first({ projects }).next?.projectCode).toBe('P3');
  });

  it('asks the advisor when no project is left to prove what is missing', () => {
    expect(first({ projects: [] }).next).toMatchObject({ code: 'competences-acquired', nextActor: 'advisor' });
  });

  it('waits for the jury when every competence is acquired', () => {
    expect(first({ blocks: [acquired] })).toMatchObject({
      state: 'ready-for-jury',
      presentable: true,
      next: { code: 'jury-validates-block', nextActor: 'officer' },
    });
  });

  it.each<[string, Partial<BlockProgress>, string, boolean]>([
    ['nothing new', {}, 'adjourned', false],
    ['an evaluation decided before', { seenAt: 20 }, 'adjourned', false],
    ['an evaluation decided since', { seenAt: 21 }, 'ready-for-jury', true],
    ['leave given before', { leaveAt: 19 }, 'adjourned', false],
    ['leave given since', { leaveAt: 20 }, 'ready-for-jury', true],
  ])('is presented again after an adjournment with %s: %#', (_what, change, state, presentable) => {
    const adjourned = { ...acquired, result: 'adjourned', resultAt: 20, ...change } as const;
    expect(first({ blocks: [adjourned] })).toMatchObject({ state, presentable });
  });

  it('is presented to no jury when the title names no competence for it', () => {
    const blocks = [block({ competences: [] })];
    expect(first({ blocks })).toMatchObject({ state: 'not-started', presentable: false });
  });

  it('can no longer become more once the learner has left', () => {
    expect(unmet(first({ enrolmentState: 'withdrawn' }).decision)[0]).toMatchObject({
      code: 'track-runs',
      standing: 'never',
    });
  });

  it('is not started before anything of it is', () => {
    const blocks = [block({ competences: [competence('B1C2')] })];
    expect(first({ blocks }).state).toBe('not-started');
  });
});

describe('What a jury decided', () => {
  it('is recorded even when the track has stopped since', () => {
    expect(mayRecordResult(first({ blocks: [acquired], enrolmentState: 'suspended' })).allowed).toBe(true);
  });

  it('never touches a block that is validated', () => {
    const validated = first({ blocks: [{ ...acquired, result: 'validated' }] });
    expect(unmet(mayRecordResult(validated))).toMatchObject([{ code: 'block-not-validated-yet', standing: 'never' }]);
  });
});

describe('Leave to present a block again', () => {
  it.each<[string, Partial<BlockProgress>, string[]]>([
    ['adjourned', { result: 'adjourned', resultAt: 20 }, []],
    ['adjourned and proved since', { result: 'adjourned', resultAt: 20, seenAt: 21 }, ['block-adjourned']],
    ['ready', {}, ['block-adjourned']],
    ['validated', { result: 'validated', resultAt: 20 }, ['block-adjourned']],
  ])('is asked for a block that is %s', (_state, change, codes) => {
    const standing = first({ blocks: [{ ...acquired, ...change }] });
    expect(unmet(mayPresentAgain(standing)).map(({ code }) => code)).toEqual(codes);
  });
});

describe('Starting a project', () => {
  const startable: StartFacts = {
    project: 'P2',
    state: 'open',
    enrolmentState: 'active',
    openPrerequisites: [],
    inProgress: null,
  };

  it.each<[string, Partial<StartFacts>, string[]]>([
    ['allowed when it is open', {}, []],
    ['refused beside another one', { inProgress: 'P1' }, ['one-project-in-progress']],
    ['refused before its prerequisites', { openPrerequisites: ['P1'] }, ['prerequisites-validated']],
    ['refused in a pause', { enrolmentState: 'suspended' }, ['project-track-active']],
    ['refused twice', { state: 'in-progress' }, ['project-step-fits']],
  ])('is %s', (_what, change, codes) => {
    expect(unmet(mayStart({ ...startable, ...change })).map((c) => c.code)).toEqual(codes);
  });
});

/** A track that lives through anything that may be asked of it, and refuses by the rules alone. */
class Life {
  private time = 0;
  readonly results: { block: string; result: 'validated' | 'adjourned'; at: number }[] = [];
  readonly met = new Map<string, { met: boolean; at: number }>();
  readonly projects: ProjectProgress[];
  enrolmentState: TrackProgress['enrolmentState'] = 'active';

  constructor(proofs: string[][]) {
    this.projects = proofs.map((proves, index) => project(`P${index + 1}`, proves));
  }

  step(index: number, step: Step, met: boolean[]): void {
    const one = this.projects[index % this.projects.length];
    if (!one) return;
    const facts = { step, project: one.code, state: one.state, enrolmentState: this.enrolmentState };
    if (!mayTake(facts).allowed) return;
    this.time += 1;
    one.state = STEPS[step].to ?? one.state;
    if (step !== 'validate' && step !== 'ask-to-complete' && step !== 'send-back') return;
    one.proves.forEach((id, at) => this.met.set(id, { met: met[at % met.length] ?? false, at: this.time }));
  }

  judge(code: string, result: 'validated' | 'adjourned'): void {
    const standing = this.standing.find((one) => one.code === code);
    if (!standing || !mayRecordResult(standing).allowed) return;
    if (result === 'validated' && !standing.presentable) return;
    this.time += 1;
    this.results.push({ block: code, result, at: this.time });
  }

  /** One of each competence. */
  get criteria(): CriterionFound[] {
    return ['B1C1', 'B1C2', 'B2C1', 'B2C2'].map((competenceId) => ({
      id: `${competenceId}K`,
      competenceId,
      code: `${competenceId}K`,
      name: 'Criterion',
      met: this.met.get(competenceId)?.met ?? null,
      contested: false,
      projects: this.projects.filter(({ proves }) => proves.includes(competenceId)).map(({ code }) => code),
    }));
  }

  get standing(): BlockStanding[] {
    const blocks = ['B1', 'B2'].map((code, index) => {
      const last = this.results.filter((one) => one.block === code).at(-1);
      const competences = [1, 2].map((n) => {
        const id = `${code}C${n}`;
        const seen = this.met.get(id);
        return { ...competence(id), criteria: 1, seen: seen ? 1 : 0, met: seen?.met ? 1 : 0 };
      });
      const seenAt = Math.max(0, ...competences.map(({ id }) => this.met.get(id)?.at ?? 0));
      return block({
        code,
        id: code,
        position: index,
        competences,
        seenAt,
        result: last?.result ?? null,
        resultAt: last?.at ?? null,
      });
    });
    return standingOfBlocks({ ...track(), enrolmentState: this.enrolmentState, blocks, projects: this.projects });
  }
}

describe('What is missing, as a tree', () => {
  const criterion = (id: string, projects: string[], met: boolean | null = null): CriterionFound => {
    return { id, competenceId: 'B1C2', code: id, name: id, met, contested: false, projects };
  };

  it('has the criteria that are not met, each with what its project waits for, who acts and by when', () => {
    const [found] = missingOf([first()], [criterion('K1', ['P2']), criterion('K2', ['P2'], true)]);
    expect(found?.competences).toMatchObject([
      {
        code: 'B1C2',
        met: 1,
        needed: 2,
        criteria: [{ code: 'K1', steps: [{ code: 'project-started', nextActor: 'learner', dueOn: '2026-02-13' }] }],
      },
    ]);
    expect(found?.conditions.map(({ code }) => code)).toEqual(['jury-validates-block']);
  });

  it('sends to the advisor where no open project proves a criterion', () => {
    const [found] = missingOf([first()], [criterion('K1', ['P1'], false)]);
    expect(found?.competences[0]?.criteria[0]?.steps).toMatchObject([
      { code: 'criterion-provable', nextActor: 'advisor' },
    ]);
  });
});

/** A plain comparison: thousands of `expect` a run would take longer than what they look at. */
function same<T>(what: string, is: T, shouldBe: T): void {
  if (is !== shouldBe) throw new Error(`${what}: ${String(is)} instead of ${String(shouldBe)}`);
}

/** The tree has the missing competences and criteria of the decision, each with its steps and no others. */
function expectTreeToExplain(life: Life): void {
  const { standing } = life;
  for (const [index, { code, competences, conditions }] of missingOf(standing, life.criteria).entries()) {
    const block = standing[index];
    if (!block) throw new Error(`No block ${code}`);
    const lacking = block.competences.filter(({ acquired: isHeld }) => !isHeld);
    same('competences', keysOf(competences), keysOf(block.state === 'validated' ? [] : lacking));
    const steps = competences.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.steps));
    same('actors', steps.filter(({ nextActor }) => !nextActor).length, 0);
    const told = [...steps, ...conditions].filter((one) => one.code !== 'criterion-provable');
    const toTell = unmet(block.decision).filter((one) => one.code !== 'competences-acquired');
    same('conditions', keysOf(told), keysOf(toTell));
  }
}

const keysOf = (given: readonly { code: string; facts?: Check['facts'] }[]) =>
  [...new Set(given.map(({ code, facts }) => `${code} ${String(facts?.['project'])}`))].toSorted().join(', ');

describe('Over any history', () => {
  const competences = ['B1C1', 'B1C2', 'B2C1', 'B2C2'];
  const anyStep = fc.tuple(
    fc.nat(5),
    fc.constantFrom(...(Object.keys(STEPS) as Step[])),
    fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  );
  const anyRuling = fc.tuple(fc.constantFrom('B1', 'B2'), fc.constantFrom('validated' as const, 'adjourned' as const));
  const anyState = fc.constantFrom('active' as const, 'active' as const, 'suspended' as const, 'withdrawn' as const);
  const histories = fc.tuple(
    fc.array(fc.uniqueArray(fc.constantFrom(...competences), { minLength: 1 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.oneof({ arbitrary: anyStep, weight: 12 }, { arbitrary: anyRuling, weight: 4 }, anyState), {
      maxLength: 60,
    }),
  );
  const live = (life: Life, act: [number, Step, boolean[]] | [string, 'validated' | 'adjourned'] | string) => {
    if (typeof act === 'string') life.enrolmentState = act as TrackProgress['enrolmentState'];
    else if (act.length === 3) life.step(...act);
    else life.judge(...act);
  };

  it('the verdict is the explanation, and a validated block stays validated', () => {
    fc.assert(
      fc.property(histories, ([proofs, acts]) => {
        const life = new Life(proofs);
        const validated = new Set<string>();
        for (const act of acts) {
          live(life, act);
          const { standing } = life;
          for (const { code, state, presentable, decision, next } of standing) {
            const open = unmet(decision).map((check) => check.code);
            const isJurysTurn = open.length === 1 && open[0] === 'jury-validates-block';
            const isReady = life.enrolmentState === 'active' && state === 'ready-for-jury';
            same('verdict', decision.allowed, open.length === 0);
            same('state', state === 'validated', decision.allowed);
            same('presentable', presentable, isJurysTurn);
            same('ready', presentable, isReady);
            same('next', next === null, decision.allowed);
            if (validated.has(code)) same('kept', state, 'validated');
            if (state === 'validated') validated.add(code);
          }
          same('complete', mayComplete(standing).allowed, validated.size === 2);
        }
        expectTreeToExplain(life);
      }),
      { numRuns: 1000 },
    );
  });
});
