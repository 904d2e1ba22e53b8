/** A capitalised infinitive, which is how a competence begins in French, followed by what it acts on. */
const REGULAR = '\\p{L}\\p{Ll}+(?:er|ir|faire|lire|naître|clure)';
const IRREGULAR = '\\p{L}\\p{Ll}*(?:(?:en|on|in|ou|er)dre|ettre|uire|rire|uivre)|Faire|Lire|Dire';
const INFINITIVE = `(?:S['’]|Se )?(?<verb>${REGULAR}|${IRREGULAR})(?=[\\s,])`;
const STARTS_WITH_INFINITIVE = new RegExp(`^${INFINITIVE}`, 'u');
const AFTER_A_STOP = new RegExp(`(?<=[.!?…][)»”"]?) (?=\\p{Lu})(?=${INFINITIVE})`, 'gu');
const WITHOUT_A_STOP = new RegExp(`(?<=[\\p{L}\\p{N})»”"\\]]) (?=\\p{Lu})(?=${INFINITIVE} \\p{Ll})`, 'gu');
const LAST_WORD = /[\p{L}\p{N}]*$/u;

/** Words before which no competence ends, and names that only look like infinitives. */
const LEADING = new Set(
  'de du des le la les un une à au aux avec et ou par sur pour dans en sous via comme son sa ses leur leurs'.split(' '),
);
const NAMES = new Set('Docker Manager Designer Router Server Jupyter Blender Container Twitter Messenger'.split(' '));

/** The competences of one paragraph as far as its wording lets them be guessed; null when it does not. */
export function guessedCompetences(paragraph: string): string[] | null {
  const items = paragraph.split(/ ?; /).filter((item) => item !== '');
  if (items.length > 1 && items.every(beginsACompetence)) return items;
  const cuts = [...cutsOf(paragraph, AFTER_A_STOP), ...cutsOf(paragraph, WITHOUT_A_STOP)].toSorted((a, b) => a - b);
  if (cuts.length === 0) return null;
  return [0, ...cuts].map((from, at) => paragraph.slice(from, cuts[at]).trim());
}

function beginsACompetence(item: string): boolean {
  return /^\p{Lu}/u.test(item) || STARTS_WITH_INFINITIVE.test(item);
}

function cutsOf(paragraph: string, pattern: RegExp): number[] {
  return [...paragraph.matchAll(pattern)]
    .filter(({ index, groups }) => !LEADING.has(wordBefore(paragraph, index)) && !NAMES.has(groups?.verb ?? ''))
    .map(({ index }) => index);
}

function wordBefore(paragraph: string, at: number): string {
  return LAST_WORD.exec(paragraph.slice(Math.max(0, at - 12), at))?.[0] ?? '';
}
