import type { DateTime } from 'luxon';
import type { StoryClock } from './story-clock.js';

/** How many people of a day live it at once: enough to keep the database and the processor both at work. */
const AT_ONCE = 6;

interface Step {
  at: DateTime<true>;
  lane: string;
  work: () => Promise<unknown>;
}

/** The world was not finished, because somebody asked to stop. */
export class StoryStopped extends Error {}

/**
 * What happens when: every step is told at its own instant, day after day. The steps of one lane (one person's life)
 * follow each other; those of one day in other lanes run beside them.
 */
export class Timeline {
  private readonly steps: Step[] = [];

  constructor(
    private readonly clock: StoryClock,
    private readonly until: DateTime<true>,
  ) {}

  /** Plans a step; one that lies after the end of the story never happens. */
  plan(at: DateTime<true>, lane: string, work: () => Promise<unknown>): void {
    if (at <= this.until) this.steps.push({ at, lane, work });
  }

  /** Lives through all that was planned; `onDay` hears how much is done. Throws `StoryStopped`. */
  async run(onDay: (day: string, share: number) => void, signal?: AbortSignal): Promise<void> {
    const ordered = this.steps.toSorted((a, b) => a.at.toMillis() - b.at.toMillis());
    let done = 0;
    for (const [day, steps] of groupedBy(ordered, dayOfStep)) {
      if (signal?.aborted) throw new StoryStopped('Stopped: the world is not finished, and is begun anew next time.');
      await this.live([...groupedBy(steps, ({ lane }) => lane).values()]);
      done += steps.length;
      onDay(day, done / ordered.length);
    }
  }

  private async live(lanes: Step[][]): Promise<void> {
    const waiting = lanes[Symbol.iterator]();
    const worker = async () => {
      for (const lane of waiting) {
        for (const { at, work } of lane) await this.clock.at(at, work);
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

function dayOfStep({ at }: Step): string {
  return at.toISODate();
}

function groupedBy(steps: readonly Step[], key: (step: Step) => string): Map<string, Step[]> {
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const group = groups.get(key(step));
    if (group) group.push(step);
    else groups.set(key(step), [step]);
  }
  return groups;
}
