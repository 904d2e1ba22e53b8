import { Injectable } from '@nestjs/common';
import { dayAt, dayNumber } from './calendar.rules.js';

const MOST_YEARS = 500;

/** The public holidays of countries and their regions. */
export abstract class PublicHolidays {
  /** Is this a country, and a region of it, whose holidays are known? Codes as in ISO 3166: FR, and 67 for Bas-Rhin. */
  abstract knows(country: string, region: string | null): Promise<boolean>;
  /** The countries whose holidays are known, by their codes. */
  abstract countries(): Promise<string[]>;
  /** The regions of a country that have holidays of their own: what they call themselves, by code. */
  abstract regionsOf(country: string): Promise<Record<string, string>>;
  /** The days off from the year of one day to the year of another, YYYY-MM-DD. */
  abstract between(place: { country: string; region: string | null }, from: string, to: string): Promise<Set<string>>;
}

/** The holidays as the package date-holidays has them; years once asked for are kept. */
@Injectable()
export class DateHolidays extends PublicHolidays {
  private readonly years = new Map<string, string[]>();

  async knows(country: string, region: string | null): Promise<boolean> {
    const Holidays = await load();
    const all = new Holidays();
    if (!Object.hasOwn(all.getCountries(), country)) return false;
    return region === null || Object.hasOwn(all.getStates(country) ?? {}, region);
  }

  async countries(): Promise<string[]> {
    const Holidays = await load();
    return Object.keys(new Holidays().getCountries());
  }

  async regionsOf(country: string): Promise<Record<string, string>> {
    const Holidays = await load();
    return new Holidays().getStates(country) ?? {};
  }

  async between(place: { country: string; region: string | null }, from: string, to: string): Promise<Set<string>> {
    const days = new Set<string>();
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      for (const day of await this.ofYear(place, year)) days.add(day);
    }
    return days;
  }

  private async ofYear({ country, region }: { country: string; region: string | null }, year: number) {
    const key = `${country} ${region ?? ''} ${year}`;
    const known = this.years.get(key);
    if (known) return known;
    const Holidays = await load();
    const calendar = region ? new Holidays(country, region) : new Holidays(country);
    const days = calendar
      .getHolidays(year, 'en')
      .filter(({ type }) => type === 'public')
      .flatMap(({ date, start, end }) => daysFrom(date.slice(0, 10), end.getTime() - start.getTime()));
    if (this.years.size >= MOST_YEARS) this.years.clear();
    this.years.set(key, days);
    return days;
  }
}

/** The package reads its rules of all countries when it is loaded: not before somebody is enrolled. */
async function load() {
  const { default: Holidays } = await import('date-holidays');
  return Holidays;
}

function daysFrom(first: string, milliseconds: number): string[] {
  const count = Math.max(1, Math.round(milliseconds / 86_400_000));
  return Array.from({ length: count }, (_, index) => dayAt(dayNumber(first) + index));
}
