import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../platform/clock/clock.js';
import { Events } from '../platform/events/events.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { LetterBox } from './letter-box.js';
import type { LetterKind } from './letter.types.js';
import { SessionMail } from './session.mail.js';

const REMIND = 'remind-of-session';

/** How many hours before a session its two sides are reminded of it. */
const REMINDERS = { 'session-in-two-days': 48, 'session-in-an-hour': 1 } as const satisfies Partial<
  Record<LetterKind, number>
>;
type Reminder = keyof typeof REMINDERS;

interface Due {
  sessionId: string;
  kind: Reminder;
  /** When the session begins, as far as it is not moved again: of another start another reminder tells. */
  startsAt: string;
  /** How often it had been moved; never, when it does not say. */
  moves?: number;
  position: number;
}

/** Reminds both sides of a session two days and an hour before it, as long as it stands. */
@Injectable()
export class RemindOfSession implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly sessions: SessionMail,
    private readonly box: LetterBox,
  ) {}

  onModuleInit(): void {
    this.jobs.define(REMIND, (due) => this.run(due as Due));
    this.events.tell({
      name: 'reminders',
      events: ['sessions.session-booked', 'sessions.session-moved'],
      run: ({ data, position }) => this.plan(data as { sessionId: string; moves?: number }, position),
    });
  }

  /** Asks for the reminders whose time is still to come. */
  private async plan({ sessionId, moves = 0 }: { sessionId: string; moves?: number }, position: number): Promise<void> {
    const session = await this.sessions.sessionOf(sessionId);
    if (session?.state !== 'booked' || session.moves !== moves) return;
    const now = await this.clock.now();
    const startsAt = session.startsAt.toISOString();
    for (const kind of Object.keys(REMINDERS) as Reminder[]) {
      const at = timeOf(kind, startsAt);
      if (at > now)
        await this.jobs.at(REMIND, { sessionId, kind, startsAt, moves, position } satisfies Due, at.toJSDate());
    }
  }

  private async run(due: Due): Promise<void> {
    const now = await this.clock.now();
    if (now < timeOf(due.kind, due.startsAt)) return this.jobs.again(REMIND, due);
    const session = await this.sessions.sessionOf(due.sessionId);
    const stands = session?.state === 'booked' && session.moves === (due.moves ?? 0);
    if (!stands || now >= DateTime.fromISO(due.startsAt)) return;
    for (const letter of this.sessions.lettersAbout(due.sessionId, session, due.kind)) {
      await this.box.take(letter, due.position, now.toJSDate());
    }
  }
}

function timeOf(kind: Reminder, startsAt: string): DateTime {
  return DateTime.fromISO(startsAt, { zone: 'utc' }).minus({ hours: REMINDERS[kind] });
}
