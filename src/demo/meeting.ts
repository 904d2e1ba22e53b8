import {
  BookSession,
  ContestSession,
  CountersignLog,
  RecordPresence,
  SettleSession,
  WriteLog,
} from '../sessions/index.js';
import { HOUSE_ZONE } from './calendar.js';
import { demoTexts } from './demo-texts.js';
import type { Life } from './life.js';
import type { Story } from './story.js';

/** So many weeks ahead somebody has a session booked at the most. */
const WEEKS_AHEAD = 2;

/** Plans the weekly sessions of a learner, each booked at the end of the one before. */
export function planMeeting(story: Story, life: Life): void {
  const { part, lane, sessionEnd } = life;
  for (let week = 0; week <= part.weeks + WEEKS_AHEAD; week += 1) {
    if (isQuiet(life, week)) continue;
    const day = life.sessionDay(week);
    const [bookedOn, at] = bookingOf(life, week);
    story.on(bookedOn, at, lane, () => book(story, life, week));
    story.on(day, part.time, lane, () => meet(story, life, week));
    story.on(day, sessionEnd, lane, () => conclude(story, life, week));
    const hasLog = !isMissed(life, week) && !owesLog(life, week);
    if (hasLog) story.on(day + 1, '12:30', lane, () => countersign(story, life, week));
  }
  if (part.contests) story.on(-1, '18:30', lane, () => contest(story, life));
}

/** Who meets today has the next week booked already, so that they have something ahead in the evening too. */
function bookingOf(life: Life, week: number): [day: number, time: string] {
  const { part, entryDay, sessionEnd } = life;
  const weeksBefore = part.day === 0 && week > part.weeks ? 2 : 1;
  if (week < weeksBefore) return [entryDay, '18:30'];
  if (isQuiet(life, week - 1)) return [life.sessionDay(week) - 4, '12:00'];
  return [life.sessionDay(week - weeksBefore), sessionEnd];
}

function isQuiet({ part: { quietWeeks } }: Life, week: number): boolean {
  return quietWeeks !== undefined && quietWeeks[0] <= week && week < quietWeeks[1];
}

async function book(story: Story, life: Life, week: number): Promise<void> {
  const { enrolmentId, part, learner } = life;
  const local = `${story.calendar.day(life.sessionDay(week))}T${part.time}`;
  const { sessionId } = await story.do(BookSession, { enrolmentId, local, zone: HOUSE_ZONE }, learner);
  life.sessionIds.set(week, sessionId);
}

async function meet(story: Story, life: Life, week: number): Promise<void> {
  const sessionId = sessionOf(life, week);
  await story.do(RecordPresence, { sessionId, kind: 'joined' }, life.mentor);
  if (!isMissed(life, week)) await story.do(RecordPresence, { sessionId, kind: 'joined' }, life.learner);
}

async function conclude(story: Story, life: Life, week: number): Promise<void> {
  const sessionId = sessionOf(life, week);
  const outcome = isMissed(life, week) ? 'missed-by-learner' : 'held';
  await story.do(SettleSession, { sessionId, outcome }, life.mentor);
  if (outcome === 'held' && !owesLog(life, week)) await writeLog(story, life, week);
}

function writeLog(story: Story, { random, sessionIds, mentor }: Life, week: number): Promise<unknown> {
  const { logs } = demoTexts.words();
  const done = week === 0 ? logs.discovery : random.pick(logs.done);
  const words = { done, objectives: random.pick(logs.objectives), projectState: random.pick(logs.projectState) };
  return story.do(WriteLog, { sessionId: sessionIds.get(week) ?? '', ...words, sign: true }, mentor);
}

function countersign(story: Story, life: Life, week: number): Promise<unknown> {
  return story.do(CountersignLog, { sessionId: sessionOf(life, week) }, life.learner);
}

function contest(story: Story, life: Life): Promise<unknown> {
  const sessionId = sessionOf(life, life.part.weeks);
  return story.do(ContestSession, { sessionId, reason: demoTexts.words().contest }, life.learner);
}

function isMissed({ part }: Life, week: number): boolean {
  return part.misses?.includes(week) || (part.contests === true && week === part.weeks);
}

function owesLog({ part }: Life, week: number): boolean {
  return part.owesLog === true && week === part.weeks;
}

function sessionOf({ sessionIds }: Life, week: number): string {
  return sessionIds.get(week) ?? '';
}
