import { addMonths } from '../kernel/period.js';

/** Hours of work done, or due, by the end of a day. */
export interface PlanPoint {
  on: string;
  hours: number;
}

/** What was planned and what was verified, both from nothing upwards; `projected` is the end as the pace now stands. */
export interface Plan {
  from: string;
  to: string;
  today: string;
  planned: PlanPoint[];
  verified: PlanPoint[];
  projectedEnd?: string;
}

/** A place in the drawing, in percent of its width and height as SVG writes it. */
export interface Place {
  x: string;
  y: string;
}

/** A plan against what was done, as geometry in percent: templates draw it at any width without a style or script. */
export interface PlanLine {
  totalHours: number;
  verifiedHours: number;
  plannedHours: number;
  /** Points of the polylines in a box of 100 by 100. */
  planned: string;
  verified: string;
  /** From today's verified hours to the projected end, when there is one. */
  projected: string | null;
  now: Place;
  end: Place;
  projectedEnd: Place | null;
  /** Is the mark of today so far to the right that its words go to its left? */
  nowIsLate: boolean;
  months: { on: string; x: string; anchor: 'start' | 'end' }[];
  rows: { on: string; planned: number; verified: number | null }[];
}

const MOST_TICKS = 5;
const DAY = 86_400_000;

/** Draws a plan. Throws a RangeError when it has no length or no hours. */
export function planLine(plan: Plan): PlanLine {
  const { from, to, today, verified, projectedEnd } = plan;
  const planned = [{ on: from, hours: 0 }, ...plan.planned];
  const last = projectedEnd && projectedEnd > to ? projectedEnd : to;
  const days = daysBetween(from, last);
  const totalHours = planned.at(-1)?.hours ?? 0;
  if (days <= 0 || totalHours <= 0) throw new RangeError('A plan has days and hours');
  const top = Math.max(totalHours, ...verified.map(({ hours }) => hours));

  const across = (on: string): number => clamp((daysBetween(from, on) / days) * 100);
  const down = (hours: number): number => clamp(100 - (hours / top) * 100);
  const polyline = (points: PlanPoint[]): string =>
    points.map(({ on, hours }) => `${round(across(on))},${round(down(hours))}`).join(' ');

  const verifiedHours = hoursOn(verified, today);
  const done = [
    { on: from, hours: 0 },
    ...verified.filter(({ on }) => on <= today),
    { on: today, hours: verifiedHours },
  ];
  return {
    totalHours,
    verifiedHours: Math.round(verifiedHours),
    plannedHours: Math.round(hoursOn(planned, today)),
    planned: polyline(planned),
    verified: polyline(done),
    projected: projectedEnd
      ? polyline([
          { on: today, hours: verifiedHours },
          { on: projectedEnd, hours: totalHours },
        ])
      : null,
    now: place(across(today), down(verifiedHours)),
    end: place(across(to), down(totalHours)),
    projectedEnd: projectedEnd ? place(across(projectedEnd), down(totalHours)) : null,
    nowIsLate: across(today) > 60,
    months: ticks(from, last).map((on) => ({ on, x: percent(across(on)), anchor: across(on) > 92 ? 'end' : 'start' })),
    rows: plan.planned.map(({ on, hours }) => ({
      on,
      planned: hours,
      verified: on <= today ? hoursOn(verified, on) : null,
    })),
  };
}

/** The hours on a day, on a straight line between the points around it. */
export function hoursOn(points: readonly PlanPoint[], day: string): number {
  const before = points.findLast(({ on }) => on <= day);
  const after = points.find(({ on }) => on > day);
  if (!before) return 0;
  if (!after) return before.hours;
  const share = daysBetween(before.on, day) / daysBetween(before.on, after.on);
  return Math.round((before.hours + (after.hours - before.hours) * share) * 10) / 10;
}

/** First days of months, few enough to be written side by side on a phone. */
function ticks(from: string, to: string): string[] {
  const firstMonth = addMonths(`${from.slice(0, 8)}01`, from.endsWith('-01') ? 0 : 1);
  const months: string[] = [];
  for (let month = firstMonth; month < to; month = addMonths(month, 1)) months.push(month);
  const step = Math.max(1, Math.ceil(months.length / MOST_TICKS));
  return months.filter((_, index) => index % step === 0);
}

/** Days as numbers, because a drawing asks for very many distances. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

function place(x: number, y: number): Place {
  return { x: percent(x), y: percent(y) };
}

function clamp(value: number): number {
  return Math.min(100, Math.max(0, value));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function percent(value: number): string {
  return `${round(value)}%`;
}
