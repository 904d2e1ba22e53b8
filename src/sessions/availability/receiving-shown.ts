import type { AvailabilityOnPage } from './availability-page.queries.js';
import { NUMBERS, type Returned } from './receiving-forms.js';

/** The parts of the page that are about travel and the terms of a booking, with the form that came back. */
export function receivingShown(
  { travels, terms, caps, calendars, countries, regions, today }: AvailabilityOnPage,
  returned: Pick<Returned, 'travel' | 'terms' | 'calendar'>,
) {
  const { numbers, ...place } = returned.terms ?? {
    numbers: Object.fromEntries(Object.keys(NUMBERS).map((field) => [field, terms[field as keyof typeof NUMBERS]])),
    country: terms.country,
    region: terms.region,
  };
  return {
    travels: travels.filter(({ untilOn }) => untilOn >= today),
    travel: returned.travel ?? { fromOn: '', untilOn: '', zone: '' },
    travelFaults: returned.travel?.faults ?? [],
    termFields: Object.entries(NUMBERS).map(([name, { min, max, empty }]) => ({
      name,
      min,
      max,
      isOptional: empty === null,
      value: numbers[name as keyof typeof NUMBERS] ?? '',
    })),
    terms: place,
    termsFaults: returned.terms?.faults ?? [],
    caps,
    calendars,
    calendar: returned.calendar ?? { name: '', address: '' },
    calendarFaults: returned.calendar?.faults ?? [],
    countries,
    regions,
  };
}
