import { describe, expect, it } from '../../../test/jest.js';
import { DateHolidays } from './public-holidays.adapter.js';

const holidays = new DateHolidays();
const within = async (country: string, region: string | null, year: string) =>
  [...(await holidays.between({ country, region }, `${year}-01-01`, `${year}-12-31`))].sort();

describe('Public holidays', () => {
  it('are the eleven of France', async () => {
    expect(await within('FR', null, '2026')).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it('are two more in Alsace', async () => {
    const everywhere = await within('FR', null, '2026');
    const more = (await within('FR', '67', '2026')).filter((day) => !everywhere.includes(day));
    expect(more).toEqual(['2026-04-03', '2026-12-26']);
  });

  it('last several days where they do', async () => {
    expect(await within('SA', null, '2026')).toEqual(
      expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']),
    );
  });

  it('are known for countries and their own regions', async () => {
    const asked = [
      holidays.knows('FR', null),
      holidays.knows('FR', '67'),
      holidays.knows('FR', 'QC'),
      holidays.knows('ZZ', null),
    ];
    expect(await Promise.all(asked)).toEqual([true, true, false, false]);
  });

  it('are asked for over the turn of a year', async () => {
    const days = await holidays.between({ country: 'FR', region: null }, '2026-12-01', '2027-02-01');
    expect([days.has('2026-12-25'), days.has('2027-01-01')]).toEqual([true, true]);
  });
});
