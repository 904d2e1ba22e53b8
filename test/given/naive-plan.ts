import type { Plan, PlanChange, PlanFacts, PlannedWeek, Week } from '../../src/tracks/pace/plan.types.js';
import { dayAt, monthsLater, placeOf } from './naive-calendar.js';

/*
 * The plan of a track a second time, as somebody with a wall calendar would reckon it: day after day, with nothing of
 * the rules but the shapes of their facts.
 */
interface Work {
  projectId: string;
  minutes: number;
  left: number;
  verified: { on: string; startsOn: string; dueOn: string } | null;
  startsOn: string | null;
  dueOn: string | null;
  learned: { activityId: string; left: number; minutes: number; startsOn: string; dueOn: string }[];
}

/** The plan of the same facts, walked day by day. */
export function naivePlan(facts: PlanFacts): Plan {
  return new Walk(facts).toItsEnd();
}

class Walk {
  private readonly works: Work[];
  private readonly waiting: PlanChange[];
  private readonly worked: { place: number; minutes: number }[] = [];
  private readonly daysOff: { fromOn: string; untilOn: string }[] = [];
  private week: Week;
  private paceMonths: number;
  private paceEnds: number;
  private pausedDays = 0;
  private backAt = 0;
  private isToShare = true;
  private share = { total: 0, weights: 0, carried: 0, onlyOn: -1 };

  constructor(private readonly facts: PlanFacts) {
    this.week = facts.week;
    this.paceMonths = facts.paceMonths;
    this.paceEnds = monthsLater(facts.enteredOn, facts.paceMonths);
    this.works = queued(facts.projects).map(({ projectId, estimatedHours, verified, activities = [] }) => {
      const minutes = estimatedHours * 60;
      const learned = activities.map((activity) => ({ ...activity, left: activity.minutes, startsOn: '', dueOn: '' }));
      return { projectId, minutes, left: minutes, verified: verified ?? null, startsOn: null, dueOn: null, learned };
    });
    const kinds = 'week away pace catch-up pause';
    this.waiting = [...facts.changes].sort((a, b) =>
      a.fromOn === b.fromOn ? kinds.indexOf(a.kind) - kinds.indexOf(b.kind) : a.fromOn < b.fromOn ? -1 : 1,
    );
  }

  toItsEnd(): Plan {
    for (let place = placeOf(this.facts.enteredOn); this.isUnderWay(place); place += 1) this.live(place);
    return this.written();
  }

  private isUnderWay(place: number): boolean {
    return place < this.backAt || this.waiting.length > 0 || this.works.some(({ left }) => left > 0);
  }

  private live(place: number): void {
    const { on } = dayAt(place);
    while (place >= this.backAt && this.waiting[0] && this.waiting[0].fromOn <= on) {
      const change = this.waiting.shift();
      if (change) this.take(change, place);
    }
    if (place < this.backAt) return this.rest(place);
    if (this.isToShare) this.shareOut(place);
    if (this.share.total > 0 && this.isWorkedOn(place)) this.work(place);
  }

  /** A day of a pause moves the end of a pace that is not over. */
  private rest(place: number): void {
    if (place >= this.paceEnds) return;
    this.paceEnds += 1;
    this.pausedDays += 1;
  }

  private take(change: PlanChange, place: number): void {
    if (!this.says(change)) return;
    const { on } = dayAt(place);
    const isOpen = ({ verified }: Work) => verified === null || verified.on >= on;
    for (const work of this.works) if (!isOpen(work)) work.left = 0;
    if (change.kind === 'pace' || change.kind === 'catch-up') this.takeBackFrom(isOpen);
    this.isToShare = true;
    if (change.kind === 'pause') this.backAt = placeOf(change.untilOn);
    if (change.kind === 'away') this.daysOff.push(change);
    if (change.kind === 'week') this.week = change.week;
    if (change.kind !== 'pace') return;
    this.paceMonths = change.paceMonths;
    this.paceEnds = monthsLater(this.facts.enteredOn, change.paceMonths) + this.pausedDays;
  }

  private says(change: PlanChange): boolean {
    if (change.kind === 'pause' || change.kind === 'away') return change.fromOn < change.untilOn;
    if (change.kind === 'pace') return change.paceMonths !== this.paceMonths;
    return change.kind !== 'week' || change.week.join() !== this.week.join();
  }

  /** The first project whose days are over without its being verified is done anew, and so are those after it. */
  private takeBackFrom(isOpen: (work: Work) => boolean): void {
    let isFirst = true;
    for (const work of this.works) {
      if (!isOpen(work) || (isFirst && work.left > 0)) continue;
      work.left = work.minutes;
      for (const one of work.learned) [one.left, one.startsOn, one.dueOn] = [one.minutes, '', ''];
      if (!isFirst) work.startsOn = null;
      isFirst = false;
    }
  }

  /** Looks ahead to the end of the pace and weighs its days; with none there, the first day that can be worked on. */
  private shareOut(place: number): void {
    this.isToShare = false;
    const total = this.works.reduce((sum, { left }) => sum + left, 0);
    let weights = 0;
    for (let day = place; day < this.paceEnds; day += 1) weights += this.minutesOn(day);
    let onlyOn = -1;
    if (weights === 0) {
      const latest = Math.max(place, this.paceEnds) + 366;
      for (onlyOn = place; onlyOn < latest && this.minutesOn(onlyOn) === 0;) onlyOn += 1;
      if (onlyOn === latest) onlyOn = place;
      weights = this.minutesOn(onlyOn) || 1;
    }
    this.share = { total, weights, carried: 0, onlyOn };
  }

  private minutesOn(place: number): number {
    const { on, weekday } = dayAt(place);
    const isOff =
      this.facts.holidays.has(on) || this.daysOff.some(({ fromOn, untilOn }) => fromOn <= on && on < untilOn);
    return isOff ? 0 : (this.week[weekday - 1] ?? 0);
  }

  private isWorkedOn(place: number): boolean {
    if (this.share.onlyOn >= 0) return place === this.share.onlyOn;
    return place < this.paceEnds && this.minutesOn(place) > 0;
  }

  /** The minutes of the day; what makes no whole minute is carried over to the next. */
  private work(place: number): void {
    const { share } = this;
    share.carried += share.total * (this.minutesOn(place) || 1);
    const minutes = Math.floor(share.carried / share.weights);
    share.carried %= share.weights;
    this.worked.push({ place, minutes });
    for (let rest = minutes; rest > 0;) {
      const work = this.works.find(({ left }) => left > 0);
      if (!work) throw new RangeError('More minutes than there is work');
      const done = Math.min(rest, work.left);
      rest -= done;
      work.left -= done;
      this.learn(work, done, dayAt(place).on);
      work.startsOn ??= dayAt(place).on;
      if (work.left === 0) work.dueOn = dayAt(place).on;
    }
  }

  /** Goes through the activities minute by minute, before anything else is done for the project. */
  private learn({ learned }: Work, minutes: number, on: string): void {
    for (let minute = 0; minute < minutes; minute += 1) {
      const now = learned.find(({ left }) => left > 0);
      if (!now) return;
      now.startsOn ||= on;
      now.left -= 1;
      if (now.left === 0) now.dueOn = on;
    }
  }

  private written(): Plan {
    const { enteredOn } = this.facts;
    const projects = this.works.map(({ projectId, verified, startsOn, dueOn, learned }) => ({
      projectId,
      startsOn: verified?.startsOn ?? startsOn ?? enteredOn,
      dueOn: verified?.dueOn ?? dueOn ?? enteredOn,
      ...(learned.length > 0 &&
        !verified && {
          activities: learned.map(({ activityId, startsOn: from, dueOn: until }) => ({
            activityId,
            startsOn: from || enteredOn,
            dueOn: until || from || enteredOn,
          })),
        }),
    }));
    const months = this.summedUp((place) => dayAt(place).month);
    return {
      startsOn: enteredOn,
      endsOn: [enteredOn, ...projects.map(({ dueOn }) => dueOn)].sort().at(-1) ?? enteredOn,
      minutes: this.works.reduce((sum, { minutes }) => sum + minutes, 0),
      projects,
      weeks: this.weeks(),
      months: [...months].map(([month, minutes]) => ({ month, minutes })),
    };
  }

  private weeks(): PlannedWeek[] {
    const mondayOf = (place: number) => place - dayAt(place).weekday + 1;
    const entry = placeOf(this.facts.enteredOn);
    const lastOne = this.worked.at(-1)?.place ?? entry;
    const worked = this.summedUp(mondayOf);
    const first = Math.min(...worked.keys());
    const weeks: PlannedWeek[] = [];
    for (let monday = mondayOf(entry); monday <= lastOne; monday += 7) {
      const owed = monday === first ? 'discovery' : 'weekly';
      const session = worked.has(monday) ? owed : null;
      weeks.push({ startsOn: dayAt(monday).on, minutes: worked.get(monday) ?? 0, session });
    }
    return weeks;
  }

  /** The minutes of the days that have the same name. */
  private summedUp<Name>(nameOf: (place: number) => Name): Map<Name, number> {
    const sums = new Map<Name, number>();
    for (const { place, minutes } of this.worked) sums.set(nameOf(place), (sums.get(nameOf(place)) ?? 0) + minutes);
    return sums;
  }
}

/** Of the projects whose prerequisites are through the one with the lowest position, else of all of them. */
function queued(projects: PlanFacts['projects']): PlanFacts['projects'][number][] {
  const through: PlanFacts['projects'][number][] = [];
  const isThrough = (id: string) => through.some(({ projectId }) => projectId === id);
  while (through.length < projects.length) {
    const waiting = projects.filter(({ projectId }) => !isThrough(projectId));
    const ready = waiting.filter(({ prerequisites }) => prerequisites.every(isThrough));
    const lowest = Math.min(...(ready.length > 0 ? ready : waiting).map(({ position }) => position));
    through.push(...waiting.filter(({ position }) => position === lowest));
  }
  return through;
}
