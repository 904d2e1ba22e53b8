import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { AddException, AssignMentor } from '../../src/mentors/index.js';
import type { MovingClock } from '../../src/platform/clock/clock.js';
import { Db } from '../../src/platform/database/db.js';
import { type Actor, SYSTEM } from '../../src/platform/kernel/actor.js';
import { DomainError } from '../../src/platform/kernel/domain-error.js';
import { newId } from '../../src/platform/kernel/id.js';
import { BookSeries, BookSession, CancelSession, HoldSlot, MoveSession, TakeTime } from '../../src/sessions/index.js';

/** Somebody who books: a learner of a track. */
export interface Booker {
  learnerId: string;
  enrolmentId: string;
}

/** The people that a sequence of steps is about, and the clock that it may move. */
export interface ModelHouse {
  context: INestApplicationContext;
  clock: MovingClock;
  bookers: readonly Booker[];
  mentorIds: readonly string[];
  /** The morning on which every sequence begins. */
  beginsAt: string;
}

const KINDS = [
  'book',
  'book',
  'hold',
  'confirm',
  'expire',
  'series',
  'move',
  'cancel',
  'rebook',
  'busy',
  'reassign',
  'convene',
] as const;

/** One thing that somebody does; what it is about is counted modulo what there is. */
const STEP = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(9),
  by: fc.constantFrom('learner' as const, 'mentor' as const, 'staff' as const),
  day: fc.nat(9),
  quarter: fc.nat(15),
});
type Step = typeof STEP extends fc.Arbitrary<infer One> ? One : never;

/** How many sequences of how many steps, and how many people act at once. */
export interface ModelRun {
  sequences: number;
  steps: number;
  atOnce: number;
  seed?: number;
}

/** Lets people do anything in any order; throws the shortest sequence after which something stands that must not. */
export async function checkBookings(house: ModelHouse, { sequences, steps, atOnce, seed }: ModelRun): Promise<void> {
  const anySteps = fc.array(STEP, { minLength: steps, maxLength: steps });
  await fc.assert(
    fc.asyncProperty(anySteps, async (sequence) => {
      const story = new BookingStory(house);
      await story.begin();
      for (let at = 0; at < sequence.length; at += atOnce) {
        await Promise.all(sequence.slice(at, at + atOnce).map((step) => story.take(step)));
        const wrong = await story.wrong();
        if (wrong.length > 0) throw new Error(`${wrong.join(', ')} after ${JSON.stringify(sequence[at])}`);
      }
    }),
    { numRuns: sequences, ...(seed !== undefined && { seed }) },
  );
}

/** One sequence: what was booked and called off in it. */
class BookingStory {
  private readonly db: Db;
  private readonly booked = new Map<string, Booker>();
  private readonly off: { booker: Booker; startsAt: string }[] = [];
  private lastHold: { booker: Booker; startsAt: string } | null = null;

  constructor(private readonly house: ModelHouse) {
    this.db = house.context.get(Db);
  }

  /** Nothing is booked, and it is the first morning again. */
  async begin(): Promise<void> {
    for (const table of ['hold', 'session_move', 'session_outcome', 'session', 'taken_time'])
      await this.db.sql(`DELETE FROM sessions.${table}`);
    await this.db.sql('DELETE FROM mentors.availability_exception');
    this.house.clock.set(this.house.beginsAt);
  }

  /** Does what the step says, as far as it is allowed: a refusal is an answer, everything else an error. */
  async take(step: Step): Promise<void> {
    try {
      await this.does(step);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  private async does(step: Step): Promise<void> {
    const booker = this.house.bookers[step.who % this.house.bookers.length];
    const startsAt = startOf(step, this.house.beginsAt);
    if (!booker) return;
    const { context, clock } = this.house;
    const acts: Record<Step['kind'], () => Promise<unknown>> = {
      book: () => this.book(booker, startsAt),
      hold: async () => {
        await context.get(HoldSlot).run({ enrolmentId: booker.enrolmentId, startsAt }, learner(booker));
        this.lastHold = { booker, startsAt };
      },
      confirm: async () => this.lastHold && this.book(this.lastHold.booker, this.lastHold.startsAt),
      expire: async () => clock.move({ minutes: 11 }),
      series: () => this.series(booker, startsAt),
      move: () => this.move(step, startsAt),
      cancel: () => this.cancel(step),
      rebook: async () => {
        const last = this.off.at(-1);
        return last && this.book(last.booker, last.startsAt);
      },
      busy: () => this.busy(step, startsAt),
      reassign: () => this.reassign(step, booker),
      convene: () => this.convene(booker, startsAt),
    };
    await acts[step.kind]();
  }

  private async book(booker: Booker, startsAt: string): Promise<void> {
    const { sessionId } = await this.house.context
      .get(BookSession)
      .run({ enrolmentId: booker.enrolmentId, startsAt }, learner(booker));
    this.booked.set(sessionId, booker);
  }

  private async series(booker: Booker, first: string): Promise<void> {
    const starts = [0, 1, 2].map((weeks) => DateTime.fromISO(first, { zone: 'utc' }).plus({ weeks }).toISO() ?? first);
    const input = { enrolmentId: booker.enrolmentId, starts };
    const { sessions } = await this.house.context.get(BookSeries).run(input, learner(booker));
    for (const { sessionId } of sessions) this.booked.set(sessionId, booker);
  }

  private async move({ quarter }: Step, startsAt: string): Promise<void> {
    const [sessionId, booker] = this.nth(quarter);
    if (booker) await this.house.context.get(MoveSession).run(sessionId, { startsAt }, learner(booker));
  }

  private async cancel({ quarter, by }: Step): Promise<void> {
    const [sessionId, booker] = this.nth(quarter);
    const [row] = await this.db.sql<{ mentorId: string; startsAt: Date }>(
      'SELECT mentor_id AS "mentorId", starts_at AS "startsAt" FROM sessions.session WHERE id = $1',
      [sessionId || newId()],
    );
    if (!booker || !row) return;
    const staff: Actor = { id: newId(), roles: ['advisor'] };
    const actors = { learner: learner(booker), mentor: { id: row.mentorId, roles: ['mentor'] } as Actor, staff };
    await this.house.context.get(CancelSession).run({ sessionId, reason: 'modèle' }, actors[by]);
    this.booked.delete(sessionId);
    this.off.push({ booker, startsAt: row.startsAt.toISOString() });
  }

  /** Busy time of a mentor comes in: what is booked stays booked. */
  private async busy({ who }: Step, startsAt: string): Promise<void> {
    const mentorId = this.house.mentorIds[who % this.house.mentorIds.length] ?? '';
    const onDay = startsAt.slice(0, 10);
    const input = { mentorId, onDay, from: '10:00', to: '11:00', kind: 'closed' as const };
    await this.house.context.get(AddException).run(input, { id: mentorId, roles: ['mentor'] });
  }

  private async reassign({ day }: Step, { enrolmentId }: Booker): Promise<void> {
    const mentorId = this.house.mentorIds[day % this.house.mentorIds.length] ?? '';
    const fromOn = (await this.house.clock.now()).plus({ days: 1 }).toISODate();
    await this.house.context.get(AssignMentor).run({ enrolmentId, mentorId, fromOn }, SYSTEM);
  }

  /** The staff convene a learner for something else, whatever slot is kept for whom. */
  private async convene({ learnerId }: Booker, startsAt: string): Promise<void> {
    const stretch = {
      personId: learnerId,
      startsAt: new Date(startsAt),
      endsAt: new Date(Date.parse(startsAt) + 2.7e6),
    };
    const times = this.house.context.get(TakeTime);
    await this.db.transaction(async () => {
      await times.lock([learnerId]);
      await times.take({ meetingId: newId(), kind: 'defence', people: [stretch] });
    });
  }

  private nth(index: number): [string, Booker | undefined] {
    const all = [...this.booked];
    return all[index % Math.max(1, all.length)] ?? ['', undefined];
  }

  /** What stands in the database and must not, and where it differs from what was answered. */
  async wrong(): Promise<string[]> {
    const now = (await this.house.clock.now()).toJSDate();
    const found = await this.db.one<Record<string, number>>(INVARIANTS, [now]);
    const { booked = 0, ...broken } = found ?? {};
    const differs = booked === this.booked.size ? [] : [`booked ${booked} instead of ${this.booked.size}`];
    return [...Object.keys(broken).filter((name) => Number(broken[name]) > 0), ...differs];
  }
}

function learner({ learnerId }: Booker): Actor {
  return { id: learnerId, roles: ['learner'] };
}

/** Within ten days from the third on, at a quarter between nine and one in Paris: many want the same. */
function startOf({ day, quarter }: Step, beginsAt: string): string {
  const at = DateTime.fromISO(beginsAt, { zone: 'utc' }).plus({ days: 2 + day, minutes: quarter * 15 });
  return at.toISO() ?? beginsAt;
}

const INVARIANTS = `SELECT
  (SELECT count(*) FROM sessions.session WHERE state = 'booked')::int AS booked,
  (SELECT count(*) FROM sessions.session a JOIN sessions.session b
     ON a.id < b.id AND (a.mentor_id = b.mentor_id OR a.learner_id = b.learner_id)
     AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
   WHERE a.state = 'booked' AND b.state = 'booked')::int AS overlaps,
  (SELECT count(*) FROM sessions.taken_time a JOIN sessions.taken_time b
     ON a.person_id = b.person_id AND a.meeting_id < b.meeting_id
     AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at)::int AS "overlapsAcrossKinds",
  (SELECT count(*) FROM sessions.session s WHERE (s.state = 'booked') <> (2 = (
     SELECT count(*) FROM sessions.taken_time t WHERE t.meeting_id = s.id
       AND t.starts_at = s.starts_at AND t.person_id IN (s.mentor_id, s.learner_id))))::int AS "timeNotTaken",
  (SELECT count(*) FROM (SELECT 1 FROM sessions.session WHERE state = 'booked'
     GROUP BY enrolment_id, week_on HAVING count(*) > 1) twice)::int AS "twoInAWeek",
  (SELECT count(*) FROM (SELECT 1 FROM sessions.session WHERE kind = 'discovery' AND state = 'booked'
     GROUP BY enrolment_id HAVING count(*) > 1) twice)::int AS "twoDiscoveries",
  (SELECT count(*) FROM (SELECT 1 FROM sessions.hold WHERE expires_at > $1
     GROUP BY held_by HAVING count(*) > 2) many)::int AS "threeHolds",
  (SELECT count(*) FROM sessions.hold h JOIN sessions.session s
     ON s.mentor_id = h.mentor_id AND s.starts_at < h.ends_at AND h.starts_at < s.ends_at
   WHERE s.state = 'booked' AND h.expires_at > $1)::int AS "heldAndBooked"`;
