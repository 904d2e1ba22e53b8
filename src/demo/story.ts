import type { INestApplicationContext, Type } from '@nestjs/common';
import type { Actor, Role } from '../platform/kernel/actor.js';
import type { Calendar } from './calendar.js';
import type { Timeline } from './timeline.js';

/** A use case, as every room has them. */
interface UseCase<Input, Output> {
  run(input: Input, actor: Actor): Promise<Output>;
}

/** What everybody in the demo world needs: the calendar, the timeline, and the use cases of the house. */
export class Story {
  constructor(
    private readonly context: INestApplicationContext,
    readonly calendar: Calendar,
    readonly timeline: Timeline,
  ) {}

  /** Runs a use case of the house as somebody. */
  do<Input, Output>(useCase: Type<UseCase<Input, Output>>, input: Input, actor: Actor): Promise<Output> {
    return this.context.get(useCase, { strict: false }).run(input, actor);
  }

  /** A door of the house, for what is asked rather than done. */
  ask<Door>(door: Type<Door>): Door {
    return this.context.get(door, { strict: false });
  }

  /** Plans what somebody does on a day (counted from today) at a time of the house. */
  on(day: number, time: string, lane: string, work: () => Promise<unknown>): void {
    this.timeline.plan(this.calendar.at(day, time), lane, work);
  }
}

/** Somebody who acts with one role. */
export function actorOf(id: string, role: Role): Actor {
  return { id, roles: [role] };
}
