import type { CivilIdentity, Sex } from '../learners/index.js';
import { demoTexts } from './demo-texts.js';
import type { Random } from './random.js';

/** A learner of the demo world, invented. */
export interface Invented {
  email: string;
  identity: CivilIdentity;
}

/** As many invented people, no two of one family name; the same for the same chance. */
export function inventPeople(count: number, random: Random, today: string): Invented[] {
  const { firstNames, lastNames, births } = demoTexts.people();
  const families = random.shuffled(lastNames);
  const given = { F: random.shuffled(firstNames.F), M: random.shuffled(firstNames.M) };
  const thisYear = Number(today.slice(0, 4));
  return Array.from({ length: count }, (_, index) => {
    const sex: Sex = index % 2 === 0 ? 'F' : 'M';
    const firstName = nth(given[sex], index >> 1);
    const birthName = nth(families, index);
    const identity: CivilIdentity = {
      birthName,
      usageName: null,
      firstName,
      secondName: random.next() < 0.4 ? nth(given[sex], (index >> 1) + 7) : null,
      thirdName: null,
      sex,
      birthYear: thisYear - random.whole(21, 52),
      birthMonth: random.whole(1, 12),
      birthDay: random.whole(1, 28),
      ...random.pick(births),
    };
    return { email: `${plain(firstName)}.${plain(birthName)}@example.test`, identity };
  });
}

function nth(items: readonly string[], index: number): string {
  return items[index % items.length] ?? '';
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}
