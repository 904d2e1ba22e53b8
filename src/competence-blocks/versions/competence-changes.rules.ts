import { wordingOf } from '../blocks/wording.rules.js';
import type { CompetenceFacts } from '../titles/title.types.js';
import { matched, plain, sameness } from './matching.rules.js';
import type { ChangeKind, CompetenceChange, WordingChange } from './version-changes.types.js';

/** What became of the competences of a block, in the order of the later version; those that are gone come last. */
export function competenceChanges(
  before: readonly CompetenceFacts[],
  after: readonly CompetenceFacts[],
): CompetenceChange[] {
  const { pairs, gone, added } = matched(before, after, (one, other) => sameness(one.name, other.name));
  const staying = [
    ...pairs.map((pair) => competenceChange(pair.from, pair.to)),
    ...added.map((competence) => competenceChange(null, competence)),
  ].toSorted((a, b) => placeOf(a) - placeOf(b));
  return [...staying, ...gone.map((competence) => competenceChange(competence, null))];
}

function competenceChange(older: CompetenceFacts | null, newer: CompetenceFacts | null): CompetenceChange {
  const { pairs, gone, added } = matched(ownCriteria(older), ownCriteria(newer), (one, other) =>
    sameness(one.name, other.name),
  );
  const criteria = [
    ...pairs.map((pair) => wordingChange(pair.from, pair.to)),
    ...added.map((criterion) => wordingChange(null, criterion)),
    ...gone.map((criterion) => wordingChange(criterion, null)),
  ];
  return { ...wordingChange(older, newer), criteria };
}

/** A criterion that only repeats its competence is no wording of its own. */
function ownCriteria(competence: CompetenceFacts | null) {
  return competence?.criteria.filter(({ name }) => plain(name) !== plain(competence.name)) ?? [];
}

/** A competence or criterion as it is compared. */
interface Worded {
  code: string;
  name: string;
}

const NOWHERE = { code: null, name: null };

function wordingChange(older: Worded | null, newer: Worded | null): WordingChange {
  const { code: fromCode, name: before } = older ?? NOWHERE;
  const { code: toCode, name: after } = newer ?? NOWHERE;
  const { official: lost, curated } = wordingOf(before ?? '', [after ?? '']);
  return { kind: kindOf(before, after), fromCode, toCode, before, after, lost, added: curated[0]?.runs ?? [] };
}

/** `RNCP37873BC01C12` → 12 */
function placeOf({ toCode }: CompetenceChange): number {
  return Number(toCode?.slice(toCode.lastIndexOf('C') + 1));
}

function kindOf(before: string | null, after: string | null): ChangeKind {
  if (before === null) return 'added';
  if (after === null) return 'gone';
  return plain(before) === plain(after) ? 'same' : 'reworded';
}
