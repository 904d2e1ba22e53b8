import { ACCESS_PATHS, type BlockFacts, type TitleFacts } from '../titles/title.types.js';
import { competenceChanges } from './competence-changes.rules.js';
import type { BlockPair } from './correspondence.types.js';
import { matched, plain, sameness } from './matching.rules.js';
import {
  type BlockChange,
  type CompetenceChange,
  HEAD_FIELDS,
  type HeadChange,
  type HeadField,
  type JuryChange,
  type VersionChanges,
} from './version-changes.types.js';

/** What changed from one version to another; blocks that an officer made correspond are told side by side. */
export function changesBetween(
  from: TitleFacts,
  to: TitleFacts,
  correspond: readonly BlockPair[] = [],
): VersionChanges {
  return { head: headChanges(from, to), jury: juryChanges(from, to), blocks: blockChanges(from, to, correspond) };
}

function headChanges(from: TitleFacts, to: TitleFacts): HeadChange[] {
  const [before, after] = [headOf(from), headOf(to)];
  return HEAD_FIELDS.map((field) => ({ field, before: before[field], after: after[field] })).filter(
    (change) => change.before !== change.after,
  );
}

function headOf(title: TitleFacts): Record<HeadField, string | null> {
  const { name, level, certifiers, decidedOn, effectiveOn, registeredUntilOn, awardableUntilOn } = title;
  const names = certifiers.map((certifier) => certifier.name).toSorted();
  return {
    name,
    level: level === null ? null : String(level),
    certifiers: names.join(', ') || null,
    decidedOn,
    effectiveOn,
    registeredUntilOn,
    awardableUntilOn,
  };
}

function juryChanges(from: TitleFacts, to: TitleFacts): JuryChange[] {
  return ACCESS_PATHS.flatMap((path) => {
    const [before, after] = [from.juryComposition[path], to.juryComposition[path]];
    const isSame = before.active === after.active && plain(before.composition ?? '') === plain(after.composition ?? '');
    if (isSame) return [];
    return [
      { path, wasOpen: before.active, isOpen: after.active, before: before.composition, after: after.composition },
    ];
  });
}

function blockChanges(from: TitleFacts, to: TitleFacts, correspond: readonly BlockPair[]): BlockChange[] {
  const { pairs, gone, added } = matched(from.blocks, to.blocks, (older, newer) => {
    const isDecided = correspond.some((pair) => pair.fromBlockId === older.id && pair.toBlockId === newer.id);
    return blockSameness(older, newer) + (isDecided ? DECIDED : 0);
  });
  const whole: BlockChange[] = [
    ...pairs.map((pair) => changedBlock(pair.from, pair.to)),
    ...added.map((block) => lonelyBlock('added', null, block)),
    ...gone.map((block) => lonelyBlock('gone', block, null)),
  ];
  return withMoves(whole).map(asTold).toSorted(inTheirOrder(from, to));
}

/** More than any likeness: what an officer decided comes first. */
const DECIDED = 3;
/** Less than any difference of words that counts: the number speaks where the words do not. */
const SAME_NUMBER = 0.05;

function blockSameness(older: BlockFacts, newer: BlockFacts): number {
  const isSameNumber = older.code.slice(-4) === newer.code.slice(-4);
  const [before, after] = [older, newer].map(({ name, competences }) =>
    [name, ...competences.map((competence) => competence.name)].join('\n'),
  );
  const byWords = Math.max(sameness(before ?? '', after ?? ''), sameness(older.name, newer.name) / 2);
  return byWords === 0 ? 0 : byWords + (isSameNumber ? SAME_NUMBER : 0);
}

function changedBlock(older: BlockFacts, newer: BlockFacts): BlockChange {
  return {
    kind: 'changed',
    from: headOfBlock(older),
    to: headOfBlock(newer),
    isRenamed: plain(older.name) !== plain(newer.name),
    competences: competenceChanges(older.competences, newer.competences),
  };
}

function lonelyBlock(kind: 'added' | 'gone', older: BlockFacts | null, newer: BlockFacts | null): BlockChange {
  const competences = competenceChanges(older?.competences ?? [], newer?.competences ?? []);
  return { kind, from: older && headOfBlock(older), to: newer && headOfBlock(newer), isRenamed: false, competences };
}

function headOfBlock({ id, code, name }: BlockFacts) {
  return { id, code, name };
}

/** A competence that went from one block and came to another moved; it is told in both. */
function withMoves(blocks: readonly BlockChange[]): BlockChange[] {
  const all = blocks.flatMap(({ competences }) => competences);
  const { pairs } = matched(
    all.filter(({ kind }) => kind === 'gone'),
    all.filter(({ kind }) => kind === 'added'),
    (older, newer) => (plain(older.before ?? '') === plain(newer.after ?? '') ? 1 : 0),
  );
  const moveOf = (competence: CompetenceChange): CompetenceChange => {
    const pair = pairs.find(({ from, to }) => from === competence || to === competence);
    return pair ? { ...competence, kind: 'moved', fromCode: pair.from.fromCode, toCode: pair.to.toCode } : competence;
  };
  return blocks.map((block) => ({ ...block, competences: block.competences.map(moveOf) }));
}

function asTold(block: BlockChange): BlockChange {
  const isTouched = ({ kind, criteria }: CompetenceChange) =>
    kind !== 'same' || criteria.some((one) => one.kind !== 'same');
  if (block.kind !== 'changed' || block.isRenamed || block.competences.some(isTouched)) return block;
  return { ...block, kind: 'same' };
}

/** In the order of the later version, what is gone after it in the order of the earlier. */
function inTheirOrder(from: TitleFacts, to: TitleFacts) {
  const place = ({ from: older, to: newer }: BlockChange) =>
    newer
      ? to.blocks.findIndex(({ id }) => id === newer.id)
      : to.blocks.length + from.blocks.findIndex(({ id }) => id === older?.id);
  return (a: BlockChange, b: BlockChange) => place(a) - place(b);
}
