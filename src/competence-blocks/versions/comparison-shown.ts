import type { BlockFacts } from '../titles/title.types.js';
import { TITLE_TONES } from '../titles/titles-shown.js';
import type { CorrespondenceLine } from './correspondences.queries.js';
import type { BlockChange, CompetenceChange, VersionChanges, WordingChange } from './version-changes.types.js';
import type { VersionPair } from './version-pairs.js';

/** What marks each kind of change. */
export const CHANGE_TONES = {
  same: 'open',
  changed: 'not-yet',
  reworded: 'not-yet',
  moved: 'not-yet',
  added: 'met',
  gone: 'never',
} as const;

/** What marks how far blocks correspond, decided or proposed. */
export const KIND_TONES = { total: 'met', partial: 'not-yet', none: 'open' } as const;

/** Two versions compared, for one reader: the changes, with the correspondences beside. */
export interface Comparison {
  pair: VersionPair;
  changes: VersionChanges;
  lines: CorrespondenceLine[];
  isOfficer: boolean;
}

/** Everything that the page of a comparison shows. */
export function comparisonShown({ pair, changes, lines, isOfficer }: Comparison) {
  const base = baseOf(pair);
  const pairs = lines.flatMap((line) => pairShown(line, pair));
  const open = pairs.filter(({ isOpen }) => isOpen);
  return {
    base,
    from: versionShown(pair.from),
    to: versionShown(pair.to),
    titleKey: `versions:compare.title${pair.from.code === pair.to.code ? '' : '-codes'}`,
    isOfficer,
    movesHref: isOfficer && pair.from.state !== 'draft' ? `/moves/new?fromTitleVersionId=${pair.from.id}` : null,
    head: changes.head.map((change) => ({ ...change, isDay: change.field.endsWith('On') })),
    jury: changes.jury,
    blocks: changes.blocks.map((block) => blockShown(block, pairs)),
    counts: countsOf(changes),
    hasChanges: changes.head.length + changes.jury.length > 0 || changes.blocks.some(({ kind }) => kind !== 'same'),
    open: open.length,
    firstOpen: open[0] ?? null,
    decided: pairs.filter(({ kind }) => kind === 'total' || kind === 'partial').length,
    fromBlocks: pair.from.blocks.map(optionOf),
    toBlocks: pair.to.blocks.map(optionOf),
  };
}

/** Where two versions are compared, the older named first. */
export function baseOf({ from, to }: VersionPair): string {
  return `/titles/${from.id}/compare/${to.id}`;
}

function versionShown({ id, code, version, name, state }: VersionPair['from']) {
  return { id, code, version, name, state, tone: TITLE_TONES[state] };
}

function optionOf({ code, name, position }: BlockFacts) {
  return { value: code, position, name };
}

/** One pair of blocks on the page. */
function pairShown(line: CorrespondenceLine, pair: VersionPair) {
  const { fromBlockId, toBlockId, number } = line;
  const older = pair.from.blocks.find(({ id }) => id === fromBlockId);
  const newer = pair.to.blocks.find(({ id }) => id === toBlockId);
  if (!older || !newer) return [];
  return {
    fromBlockId,
    toBlockId,
    number,
    ...stateOf(line),
    position: older.position,
    toPosition: newer.position,
    name: older.name,
    toName: newer.name,
    href: `${baseOf(pair)}/blocks/${older.code}/${newer.code}`,
  };
}

/** What stands of two blocks, or what is proposed and waits. */
function stateOf({ decision, proposal }: CorrespondenceLine) {
  const kind = decision?.kind ?? null;
  const proposed = proposal?.kind ?? null;
  const isNamed = decision ? decision.source === 'register' : (proposal?.isNamed ?? false);
  return { kind, proposed, isNamed, isOpen: decision === null, tone: KIND_TONES[kind ?? proposed ?? 'none'] };
}

type PairShown = Exclude<ReturnType<typeof pairShown>, never[]>;

function blockShown(block: BlockChange, pairs: readonly PairShown[]) {
  const touched = block.competences.filter(isTouched);
  return {
    ...block,
    tone: CHANGE_TONES[block.kind],
    name: (block.to ?? block.from)?.name,
    code: (block.to ?? block.from)?.code,
    touched: touched.map(competenceShown),
    unchanged: block.competences.length - touched.length,
    pairs: pairs.filter(({ fromBlockId, toBlockId }) =>
      block.to ? toBlockId === block.to.id : fromBlockId === block.from?.id,
    ),
  };
}

function isTouched({ kind, criteria }: CompetenceChange): boolean {
  return kind !== 'same' || criteria.some((criterion) => criterion.kind !== 'same');
}

function competenceShown(competence: CompetenceChange) {
  const criteria = competence.criteria.filter(({ kind }) => kind !== 'same');
  return { ...wordingShown(competence), criteria: criteria.map(wordingShown) };
}

function wordingShown(wording: WordingChange) {
  const { kind, fromCode, toCode } = wording;
  return { ...wording, tone: CHANGE_TONES[kind], code: toCode ?? fromCode, isReworded: kind === 'reworded' };
}

/** How many blocks and competences there are of each kind of change. */
function countsOf({ blocks }: VersionChanges) {
  const competences = blocks.flatMap((block) => block.competences);
  const count = (list: readonly { kind: string }[], kind: string) => list.filter((one) => one.kind === kind).length;
  return [
    ...(['changed', 'added', 'gone'] as const).map((kind) => ({ what: `block-${kind}`, count: count(blocks, kind) })),
    ...(['reworded', 'added', 'gone'] as const).map((kind) => ({
      what: `competence-${kind}`,
      count: count(competences, kind),
    })),
    { what: 'competence-moved', count: count(competences, 'moved') / 2 },
  ].filter((one) => one.count > 0);
}
