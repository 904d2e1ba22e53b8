import type { Directory } from './register.types.js';
import { beginningWith, rankedBy, type Wanted } from './search.rules.js';

/** How the register is searched. */
export interface EntrySearch {
  /** A code or its beginning, or words of the title, its blocks, trades, fields or certifiers. */
  q?: string;
  level?: number;
  certifier?: string;
  directory?: Directory;
  /** Published as active, and not gone since. */
  active?: boolean;
  after?: string;
  size: number;
}

type Search = EntrySearch & { wanted: Wanted; certifiers: string[] };

/** Its exact code puts a title first, then that it can be entered, then how well the words say it. */
const RANK = `CASE WHEN code = ANY ($1::text[]) THEN 2000000 WHEN active AND gone_in IS NULL THEN 1000000 ELSE 0 END
  + least(999999, ts_rank(words || certifier_words, $2::tsquery) * 100000)::int`;

const WORDS = '(words || certifier_words)';

/** The statement of a search and its values; the text differs only by what is narrowed, so that few are prepared. */
export function searchStatement(facts: string, search: Search): { text: string; values: unknown[] } {
  const { wanted, certifiers, size } = search;
  const values: unknown[] = [wanted.codes, rankedBy(wanted.words)];
  const conditions: string[] = [];
  const narrow = (condition: (place: string) => string, value: unknown) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  const beginnings = wanted.words.map(beginningWith);
  if (beginnings.length > 0) {
    // An index answers which titles have any of the words; of those, which have all.
    narrow((any) => `(words @@ ${any}::tsquery OR certifier_words @@ ${any}::tsquery)`, beginnings.join(' | '));
    narrow((all) => `${WORDS} @@ ${all}::tsquery`, beginnings.join(' & '));
  }
  if (wanted.codes.length > 0)
    narrow(
      (codes) => `code LIKE ANY (${codes}::text[])`,
      wanted.codes.map((code) => `${code}%`),
    );
  if (certifiers.length > 0)
    narrow((all) => `certifier_words @@ ${all}::tsquery`, certifiers.map(beginningWith).join(' & '));
  narrowByFacts(search, narrow);
  const after = placeOf(search.after);
  values.push(size + 1, ...after);
  const last = values.length;
  const isAfter =
    after.length > 0 ? `WHERE (rank, number, directory) < ($${last - 2}::int, $${last - 1}::int, $${last})` : '';
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const text = `SELECT * FROM (SELECT ${facts}, ${RANK} AS rank FROM competence_blocks.register_entry ${where}) found
    ${isAfter} ORDER BY rank DESC, number DESC, directory DESC LIMIT $${last - after.length}`;
  return { text, values };
}

function narrowByFacts(
  { level, directory, active }: Search,
  narrow: (condition: (place: string) => string, value: unknown) => void,
): void {
  if (level !== undefined) narrow((place) => `level = ${place}`, level);
  if (directory !== undefined) narrow((place) => `directory = ${place}`, directory);
  if (active !== undefined) narrow((place) => `(active AND gone_in IS NULL) = ${place}::boolean`, active);
}

function placeOf(after: string | undefined): (number | string)[] {
  const [rank, number, directory] = after?.split('.') ?? [];
  return directory === undefined ? [] : [Number(rank), Number(number), directory];
}
