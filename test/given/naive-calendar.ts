/* A wall calendar: days are places in one long list that is counted out once, month after month, by hand. */

interface CalendarDay {
  on: string;
  month: string;
  ofMonth: number;
  endsMonth: boolean;
  weekday: number;
}

const FIRST_YEAR = 2024;
const LAST_YEAR = 2045;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const HOUR_MS = 3_600_000;
const FIRST_DAY_MS = 1_704_067_200_000;

const calendar = countedOut();
const places = new Map(calendar.map(({ on }, place) => [on, place]));

/** The calendar from a Monday on, 1 January 2024. */
function countedOut(): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    MONTHS.forEach((usual, index) => {
      const length = index === 1 && year % 4 === 0 ? 29 : usual;
      const month = `${year}-${String(index + 1).padStart(2, '0')}`;
      for (let ofMonth = 1; ofMonth <= length; ofMonth += 1) {
        const on = `${month}-${String(ofMonth).padStart(2, '0')}`;
        days.push({ on, month, ofMonth, endsMonth: ofMonth === length, weekday: (days.length % 7) + 1 });
      }
    });
  }
  return days;
}

/** The day at a place of the calendar. */
export function dayAt(place: number): CalendarDay {
  const day = calendar[place];
  if (!day) throw new RangeError(`The wall calendar ends before day ${place}`);
  return day;
}

/** The place of a day in the calendar. */
export function placeOf(on: string): number {
  const place = places.get(on);
  if (place === undefined) throw new RangeError(`The wall calendar does not have ${on}`);
  return place;
}

/** The day some days after another. */
export function naiveDayAfter(on: string, days: number): string {
  return dayAt(placeOf(on) + days).on;
}

/** Zones by the hours that their clocks are ahead of UTC; those of the Union put them forward in summer. */
const AHEAD: Record<string, { hours: number; summer?: true }> = {
  'Europe/Paris': { hours: 1, summer: true },
  'Europe/Lisbon': { hours: 0, summer: true },
  'Indian/Reunion': { hours: 4 },
  'America/Martinique': { hours: -4 },
  'Asia/Kathmandu': { hours: 5.75 },
  'Pacific/Noumea': { hours: 11 },
  'Pacific/Kiritimati': { hours: 14 },
  'Pacific/Tahiti': { hours: -10 },
  'Pacific/Pago_Pago': { hours: -11 },
};

export const NAIVE_ZONES = Object.keys(AHEAD);

/** The hours at which the clocks of the Union change: 01:00 UTC on the last Sundays of March and October. */
const clockChanges = calendar.flatMap(({ on, month, ofMonth, weekday }, place) =>
  weekday === 7 && ofMonth > 24 && /-(03|10)$/.test(month)
    ? [{ on, at: FIRST_DAY_MS + (place * 24 + 1) * HOUR_MS, toSummer: month.endsWith('-03') }]
    : [],
);

/** The day that a wall calendar shows at an instant, in milliseconds, in one of these zones. */
export function naiveDayOf(instant: number, zone: string): string {
  const { hours, summer } = AHEAD[zone] ?? { hours: 0 };
  const isSummer = summer && clockChanges.findLast(({ at }) => at <= instant)?.toSummer;
  const local = instant + (hours + (isSummer ? 1 : 0)) * HOUR_MS;
  return dayAt(Math.floor((local - FIRST_DAY_MS) / (24 * HOUR_MS))).on;
}

/** The public holidays of France in a year, by hand; in Alsace two more. */
export function naiveFrenchHolidays(year: number, { isAlsace = false } = {}): string[] {
  const fixed = [
    '01-01',
    '05-01',
    '05-08',
    '07-14',
    '08-15',
    '11-01',
    '11-11',
    '12-25',
    ...(isAlsace ? ['12-26'] : []),
  ];
  const easter = easterOf(year);
  const moving = [1, 39, 50, ...(isAlsace ? [-2] : [])].map((days) => naiveDayAfter(easter, days));
  return [...new Set([...fixed.map((day) => `${year}-${day}`), ...moving])].sort();
}

/** The Sunday after the full moon of the table of the Gregorian calendar, good until 2199. */
function easterOf(year: number): string {
  const moonAge = (19 * (year % 19) + 24) % 30;
  const late = moonAge === 29 || (moonAge === 28 && year % 19 > 10) ? moonAge - 1 : moonAge;
  let place = placeOf(`${year}-03-21`) + late + 1;
  while (dayAt(place).weekday !== 7) place += 1;
  return dayAt(place).on;
}

/** The place of the same day of the month some months later, or of the last of that month, reached on foot. */
export function monthsLater(on: string, months: number): number {
  let place = placeOf(on);
  const { ofMonth } = dayAt(place);
  let turned = 0;
  while (turned < months) {
    if (dayAt(place).endsMonth) turned += 1;
    place += 1;
  }
  while (dayAt(place).ofMonth < ofMonth && !dayAt(place).endsMonth) place += 1;
  return place;
}
