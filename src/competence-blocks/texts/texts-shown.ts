import type { Actor } from '../../platform/kernel/actor.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import type { TitleFacts } from '../titles/title.types.js';
import { shareOf } from './texts.rules.js';
import type { OtherLanguage, TextSection, TranslatedPlace } from './texts.types.js';
import type { WrittenText } from './write-texts.use-case.js';

/** A section that comes back as it was sent, and why. */
export interface SectionReturned {
  section: string;
  texts: WrittenText[];
  /** Places that somebody else changed meanwhile. */
  overtaken: string[];
  /** Places whose text is too long. */
  tooLong: string[];
}

const TONES: Record<TranslatedPlace['state'], string> = { translated: 'met', outdated: 'not-yet', missing: 'open' };
const CHARACTERS_A_ROW = 38;
const MOST_ROWS = 10;

/** Who looks at the texts, and what comes back to them as it was sent. */
interface Reading {
  actor: Actor;
  returned?: SectionReturned | null;
  /** What is wrong with a file. */
  faults?: readonly Fault[];
}

/** Every text of a title beside its translation, as its page shows it. */
export function textsShown(
  title: Pick<TitleFacts, 'id' | 'name' | 'code' | 'version' | 'state'>,
  language: OtherLanguage,
  sections: TextSection<TranslatedPlace>[],
  { actor, returned = null, faults = [] }: Reading,
) {
  const base = `/titles/${title.id}/texts/${language}`;
  return {
    record: title,
    language,
    other: language === 'en' ? 'es' : 'en',
    base,
    share: shareOf(sections.flatMap(({ texts }) => texts)),
    outdated: sections.flatMap(({ texts }) => texts).filter(({ state }) => state === 'outdated').length,
    returned,
    faults,
    sections: sections.map(({ texts, ...section }) => {
      const own = returned?.section === section.key ? returned : null;
      return {
        ...section,
        share: shareOf(texts),
        isReturned: own !== null,
        last: lastOf(texts, actor),
        lines: texts.map((text) => lineOf(text, own)),
      };
    }),
  };
}

/** When the latest of the texts was written, and whether by the reader. */
function lastOf(texts: readonly TranslatedPlace[], actor: Actor): { at: Date; isOwn: boolean } | null {
  const written = texts.flatMap(({ writtenAt, writtenBy }) => (writtenAt ? { at: writtenAt, by: writtenBy } : []));
  const [last] = written.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return last ? { at: last.at, isOwn: last.by === actor.id } : null;
}

function lineOf(text: TranslatedPlace, returned: SectionReturned | null) {
  const { place, french } = text;
  const mine = returned?.texts.find((written) => written.place === place);
  const value = mine?.text ?? text.text;
  const isOvertaken = returned?.overtaken.includes(place) ?? false;
  const longest = Math.max(french.length, value.length);
  return {
    ...text,
    tone: TONES[text.state],
    short: place.replace(/^\w+?(BC\d+)/, '$1').replace(/\.\w+$/, ''),
    value,
    rows: Math.min(MOST_ROWS, 1 + Math.floor(longest / CHARACTERS_A_ROW)),
    isOvertaken,
    isTooLong: returned?.tooLong.includes(place) ?? false,
  };
}
