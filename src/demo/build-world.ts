import type { INestApplicationContext } from '@nestjs/common';
import { SYSTEM } from '../platform/kernel/actor.js';
import { OpenFollowUps } from '../tracks/index.js';
import { Calendar, FIRST_DAY } from './calendar.js';
import { CAST, type Part } from './cast.js';
import { planEntering } from './entering.js';
import { openHouse } from './house.js';
import { planJudging } from './judging.js';
import { planLaterRulebook } from './later-rulebook.js';
import { planLaterVersion } from './later-version.js';
import { inventPeople } from './learner-identity.js';
import { Life } from './life.js';
import { planMeeting } from './meeting.js';
import { planProving } from './proving.js';
import { Random } from './random.js';
import { planStatements } from './stating.js';
import { Story } from './story.js';
import type { StoryClock } from './story-clock.js';
import { Timeline } from './timeline.js';

export interface WorldPlan {
  context: INestApplicationContext;
  /** The clock of that context. */
  clock: StoryClock;
  seed: number;
  /** The day on which the story ends, YYYY-MM-DD. */
  today: string;
  /** Fewer learners than the twenty. */
  cast?: readonly Part[];
  /** Hears of each day that was lived, and of the share of all that is done. */
  onDay: (day: string, share: number) => void;
  signal?: AbortSignal;
}

/** Lives through the fourteen months of the demo world, by the use cases of the house. */
export async function buildWorld({ cast = CAST, ...plan }: WorldPlan): Promise<void> {
  const { context, clock, seed, today, onDay, signal } = plan;
  const calendar = new Calendar(today);
  const timeline = new Timeline(clock, calendar.at(-1, '22:00'));
  const story = new Story(context, calendar, timeline);
  const house = await clock.at(calendar.at(FIRST_DAY, '09:00'), () => openHouse(story));

  const people = inventPeople(cast.length, new Random(seed), today);
  const lives = cast.map((part, index) => {
    const person = people[index];
    if (!person) throw new Error('Fewer people than parts');
    return new Life(part, person, new Random(seed * 1000 + index), { index, house, calendar });
  });
  for (const life of lives) {
    planEntering(story, life, house);
    planProving(story, life);
    planMeeting(story, life);
  }
  planJudging(story, house, lives);
  planLaterVersion(story, house);
  planLaterRulebook(story, house);
  planStatements(story, house);
  story.on(-1, '03:07', 'follow-ups', () => story.do(OpenFollowUps, {}, SYSTEM));
  await timeline.run(onDay, signal);
}
