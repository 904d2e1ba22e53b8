import { ContestEvaluation, Evaluate, HandIn, MarkReady, PlanDefence, UploadDeliverable } from '../assessment/index.js';
import { Db } from '../platform/database/db.js';
import { StartProject, TracksApi } from '../tracks/index.js';
import { HOUSE_ZONE } from './calendar.js';
import type { Halt } from './cast.js';
import { demoFile } from './demo-files.js';
import { demoTexts } from './demo-texts.js';
import type { Life } from './life.js';
import type { Story } from './story.js';

/** The weeks of a path: when each project starts and is handed in; the defence comes eight days after that. */
const PATH = [
  { code: 'P1', start: { week: 0, days: -2, at: '18:00' }, handInWeek: 1 },
  { code: 'P2', start: { week: 2, days: 1, at: '18:00' }, handInWeek: 4 },
  { code: 'P3', start: { week: 4, days: 0, at: '21:30' }, handInWeek: 6 },
  { code: 'P4', start: { week: 7, days: 1, at: '18:00' }, handInWeek: 9 },
  { code: 'P5', start: { week: 10, days: 1, at: '18:00' }, handInWeek: 12 },
  { code: 'P6', start: { week: 13, days: 1, at: '18:00' }, handInWeek: 15 },
  { code: 'P7', start: { week: 16, days: 1, at: '18:00' }, handInWeek: 18 },
] as const;

/** A day more than the rulebook of the demo asks for. */
const NOTICE_DAYS = 8;
const STEPS = ['start', 'hand-in', 'readiness', 'defence'] as const;

/** Plans the projects of a learner, as far as the part goes. */
export function planProving(story: Story, life: Life): void {
  const { halt, verdicts, contestsVerdict } = life.part;
  if (contestsVerdict) story.on(-1, '19:00', life.lane, () => contestVerdict(story, life));
  for (const project of PATH) {
    planProject(story, life, project);
    if (halt?.project === project.code || verdicts?.[project.code]) return;
  }
}

function planProject(story: Story, life: Life, { code, start, handInWeek }: (typeof PATH)[number]): void {
  const { lane, part } = life;
  const handInDay = life.sessionDay(handInWeek);
  const defenceDay = part.defenceOn?.[code] ?? handInDay + NOTICE_DAYS;
  const happens = (step: (typeof STEPS)[number]) => !isHalted(part.halt, code, step);
  const startDay = start.days < 0 ? life.entryDay : life.sessionDay(start.week) + start.days;
  story.on(startDay, start.at, lane, () => startProject(story, life, code));
  if (happens('hand-in')) story.on(handInDay, '20:00', lane, () => handIn(story, life, code));
  if (happens('readiness')) story.on(handInDay, '20:30', lane, () => markReady(story, life, code));
  if (!happens('defence')) return;
  let defenceId = '';
  story.on(handInDay, '21:00', lane, async () => {
    defenceId = await planDefence(story, life, { code, day: defenceDay });
  });
  story.on(defenceDay, laterBy50Minutes(life.defenceTime), lane, () => judge(story, life, { code, defenceId }));
}

function isHalted(halt: Halt | undefined, code: string, step: (typeof STEPS)[number]): boolean {
  return halt?.project === code && STEPS.indexOf(step) >= STEPS.indexOf(halt.before);
}

function startProject(story: Story, life: Life, code: string): Promise<unknown> {
  return story.do(StartProject, projectOf(life, code), life.learner);
}

async function handIn(story: Story, life: Life, code: string): Promise<void> {
  const key = projectOf(life, code);
  const project = await story.ask(TracksApi).project(key.enrolmentId, key.projectId);
  for (const { name, extensions, required } of project?.deliverables ?? []) {
    const extension = extensions[0] ?? 'pdf';
    if (!required) continue;
    const content = demoFile(extension, `${code} – ${name}`);
    const file = { deliverable: name, name: `${code}-${fileName(name)}.${extension}`, content };
    await story.do(UploadDeliverable, { ...key, ...file }, life.learner);
  }
  await story.do(HandIn, key, life.learner);
}

function markReady(story: Story, life: Life, code: string): Promise<unknown> {
  return story.do(MarkReady, projectOf(life, code), life.mentor);
}

async function planDefence(story: Story, life: Life, { code, day }: { code: string; day: number }): Promise<string> {
  const local = `${story.calendar.day(day)}T${life.defenceTime}`;
  const time = { local, zone: HOUSE_ZONE, mode: 'remote', evaluatorId: life.evaluator.id } as const;
  const { defenceId } = await story.do(PlanDefence, { ...projectOf(life, code), ...time }, life.learner);
  return defenceId;
}

async function judge(
  story: Story,
  life: Life,
  { code, defenceId }: { code: string; defenceId: string },
): Promise<void> {
  const { enrolmentId, projectId } = projectOf(life, code);
  const project = await story.ask(TracksApi).project(enrolmentId, projectId);
  const outcome = life.part.verdicts?.[code] ?? 'validated';
  const all = project?.criteria ?? [];
  const unmet = { validated: 0, conditional: 1, 'to-rework': 2 }[outcome];
  const criteria = all.map(({ id }, index) => ({ criterionId: id, met: index < all.length - unmet }));
  const { evaluations } = demoTexts.words();
  const comment = outcome === 'validated' ? life.random.pick(evaluations.validated) : evaluations[outcome];
  await story.do(Evaluate, { defenceId, outcome, criteria, comment }, life.evaluator);
}

/** The learner contests all that the latest evaluation found not met. */
async function contestVerdict(story: Story, life: Life): Promise<void> {
  const [latest] = await story.ask(Db).sql<{ evaluationId: string; criterionIds: string[] }>(
    `SELECT e.id AS "evaluationId", ARRAY(SELECT c.criterion_id::text FROM assessment.evaluated_criterion c
       WHERE c.evaluation_id = e.id AND NOT c.met ORDER BY c.criterion_id) AS "criterionIds"
     FROM assessment.evaluation e JOIN assessment.defence d ON d.id = e.defence_id
     WHERE d.enrolment_id = $1 AND e.outcome = 'to-rework' ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1`,
    [life.enrolmentId],
  );
  if (!latest) return;
  await story.do(ContestEvaluation, { ...latest, reason: demoTexts.words().contestedVerdict }, life.learner);
}

function projectOf({ enrolmentId, projectIds }: Life, code: string): { enrolmentId: string; projectId: string } {
  return { enrolmentId, projectId: projectIds.get(code) ?? '' };
}

function fileName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/[^A-Za-z]+/g, '-')
    .toLowerCase();
}

/** The evaluator decides when the defence is over. */
function laterBy50Minutes(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const total = hours * 60 + minutes + 50;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
