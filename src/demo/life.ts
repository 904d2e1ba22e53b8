import type { Actor } from '../platform/kernel/actor.js';
import type { Calendar } from './calendar.js';
import type { Part } from './cast.js';
import type { House } from './house.js';
import type { Invented } from './learner-identity.js';
import type { Random } from './random.js';

/** One learner on the way through the demo world: who they are, when they meet whom, and what came of it so far. */
export class Life {
  /** Known once the learner is registered. */
  learner: Actor = { id: '', roles: [] };
  /** Known once the learner is enrolled. */
  enrolmentId = '';
  /** Of the mentor to this learner. */
  assignmentId = '';
  readonly projectIds = new Map<string, string>();
  readonly sessionIds = new Map<number, string>();
  readonly mentor: Actor;
  readonly evaluator: Actor;
  /** The time of all defences of this learner: no other learner of the same evaluator has it. */
  readonly defenceTime: string;
  private readonly slotDay: number;

  constructor(
    readonly part: Part,
    readonly person: Invented,
    readonly random: Random,
    { index, house, calendar }: { index: number; house: House; calendar: Calendar },
  ) {
    this.mentor = oneOf(house.mentors, part.mentor);
    this.evaluator = oneOf(house.evaluators, index + 1);
    const minutes = 8 * 60 + 30 + Math.floor(index / house.evaluators.length) * 45;
    this.defenceTime = timeOf(minutes);
    this.slotDay = workingDay(part.day, calendar);
  }

  get email(): string {
    return this.part.email ?? this.person.email;
  }

  /** What keeps the steps of this learner in their order. */
  get lane(): string {
    return this.email;
  }

  /** The day of a weekly session; the first one is 0. */
  sessionDay(week: number): number {
    return this.slotDay - 7 * (this.part.weeks - week);
  }

  /** When a weekly session ends. */
  get sessionEnd(): string {
    const [hours = 0, minutes = 0] = this.part.time.split(':').map(Number);
    return timeOf(hours * 60 + minutes + (this.part.isFunded ? 45 : 30));
  }

  /** The first day of the track. */
  get entryDay(): number {
    return this.part.entersOn ?? this.sessionDay(0) - 2;
  }

  /** The day of the enrolment, a few days ago for a track that has not begun. */
  get registeredDay(): number {
    return this.entryDay > 0 ? -3 : this.entryDay;
  }
}

/** The slot of a week lies on a working day, unless it is today's; one ahead moves on, one that was moves back. */
function workingDay(day: number, calendar: Calendar): number {
  const beyondFriday = calendar.weekday(day) - 5;
  if (day === 0 || beyondFriday <= 0) return day;
  return day > 0 ? day + 3 - beyondFriday : day - beyondFriday;
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function oneOf(actors: readonly Actor[], index: number): Actor {
  const actor = actors[index % actors.length];
  if (!actor) throw new Error('The house of the demo has nobody for this part');
  return actor;
}
