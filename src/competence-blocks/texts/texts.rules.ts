import type { TitleFacts } from '../titles/title.types.js';
import type { KnownText, OlderText, Place, Share, TextSection, TranslatedPlace } from './texts.types.js';

/** What is said in other languages of a title: its name, what it is for, and the wordings of each block. */
export function sectionsOf(title: Pick<TitleFacts, 'code' | 'name' | 'blocks'>, presentation: string): TextSection[] {
  const own: Place[] = [{ place: title.code, kind: 'name', french: title.name }];
  if (presentation) own.push({ place: presentationOf(title.code), kind: 'presentation', french: presentation });
  return [{ key: 'title', position: 0, texts: own }, ...title.blocks.map(sectionOf)];
}

/** Where the presentation of a title stands among its texts. */
export function presentationOf(code: string): string {
  return `${code}.presentation`;
}

/** A text beside what is known of its French, or of the French that stood there before. */
export function besideTranslation(
  place: Place,
  frenchMark: string,
  known: KnownText | undefined,
  older: OlderText | undefined,
): TranslatedPlace {
  const { text, number, writtenAt, writtenBy } = known ?? UNSAID;
  const isOutdated = text === '' && Boolean(older?.text) && older?.french !== place.french;
  const state = text ? 'translated' : isOutdated ? 'outdated' : 'missing';
  return { ...place, state, text, number, frenchMark, older: isOutdated && older ? older : null, writtenAt, writtenBy };
}

const UNSAID = { text: '', number: 0, writtenAt: null, writtenBy: null };

/** How many of the texts are translated; met when all are. */
export function shareOf(texts: readonly Pick<TranslatedPlace, 'state'>[]): Share {
  const done = texts.filter(({ state }) => state === 'translated').length;
  return { done, of: texts.length, standing: done === texts.length ? 'met' : 'not-yet' };
}

function sectionOf({ code, name, position, competences }: TitleFacts['blocks'][number]): TextSection {
  const wordings = competences.flatMap(({ code: place, name: french, criteria }): Place[] => [
    { place, kind: 'competence', french },
    // A competence that is judged by itself has its own wording as its criterion.
    ...criteria
      .filter((criterion) => criterion.name !== french)
      .map((criterion): Place => ({ place: criterion.code, kind: 'criterion', french: criterion.name })),
  ]);
  return { key: code, position, texts: [{ place: code, kind: 'block', french: name }, ...wordings] };
}
