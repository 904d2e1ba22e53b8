import { describe, expect, it } from '../../../test/jest.js';
import { hoursOn, type Plan, planLine } from './plan-line.js';

const plan: Plan = {
  from: '2027-01-01',
  to: '2027-04-11',
  today: '2027-02-20',
  planned: [
    { on: '2027-02-20', hours: 100 },
    { on: '2027-04-11', hours: 200 },
  ],
  verified: [{ on: '2027-02-10', hours: 60 }],
};

describe('The line of a plan', () => {
  it('runs from nothing at the lower left to all hours at the upper right', () => {
    expect(planLine(plan).planned).toBe('0,100 50,50 100,0');
  });

  it('draws verified work up to today and no further', () => {
    const future = { ...plan, verified: [...plan.verified, { on: '2027-03-01', hours: 90 }] };
    expect(planLine(plan).verified).toBe('0,100 40,70 50,70');
    expect(planLine(future).now.x).toBe('50%');
  });

  it('says how many hours were due by today, and how many are verified', () => {
    expect(planLine(plan)).toMatchObject({ plannedHours: 100, verifiedHours: 60, totalHours: 200 });
  });

  it('counts the plan from its first day, before its first target', () => {
    expect(planLine({ ...plan, today: '2027-01-26' }).plannedHours).toBe(50);
  });

  it('makes room for an end that lies after the planned one', () => {
    const late = planLine({ ...plan, projectedEnd: '2027-07-20' });
    expect(late.end).toEqual({ x: '50%', y: '0%' });
    expect(late.projectedEnd).toEqual({ x: '100%', y: '0%' });
    expect(late.projected).toBe('25,70 100,0');
  });

  it('stays inside when more was done than planned', () => {
    expect(planLine({ ...plan, verified: [{ on: '2027-02-10', hours: 400 }] }).now).toEqual({ x: '50%', y: '0%' });
  });

  it('names at most five months', () => {
    const months = planLine({ ...plan, from: '2027-01-15', to: '2028-04-15' }).months.map(({ on }) => on);
    expect(months).toEqual(['2027-02-01', '2027-05-01', '2027-08-01', '2027-11-01', '2028-02-01']);
  });

  it('leaves work of days to come open in its table', () => {
    expect(planLine(plan).rows).toEqual([
      { on: '2027-02-20', planned: 100, verified: 60 },
      { on: '2027-04-11', planned: 200, verified: null },
    ]);
  });

  it.each([
    ['no days', { to: '2027-01-01' }],
    ['no hours', { planned: [] }],
  ])('cannot be drawn with %s', (_what, change) => {
    expect(() => planLine({ ...plan, ...change })).toThrow(RangeError);
  });
});

describe('The hours on a day', () => {
  it.each([
    ['2026-12-31', 0],
    ['2027-02-20', 100],
    ['2027-03-17', 150],
    ['2028-01-01', 200],
  ])('on %s are %d', (day, hours) => {
    expect(hoursOn(plan.planned, day)).toBe(hours);
  });
});
