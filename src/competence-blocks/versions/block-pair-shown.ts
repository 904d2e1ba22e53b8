import type { Actor } from '../../platform/kernel/actor.js';
import type { Refusal } from '../../platform/web/refused-form.js';
import { wordingOf } from '../blocks/wording.rules.js';
import type { BlockDetail } from '../titles/titles.queries.js';
import { baseOf, KIND_TONES } from './comparison-shown.js';
import type { CorrespondenceDecision, CorrespondenceLine, CriterionPair } from './correspondences.queries.js';
import type { VersionPair } from './version-pairs.js';

/** Two blocks side by side, with what is decided, proposed and paired of them. */
export interface BlockPairFacts {
  pair: VersionPair;
  older: BlockDetail;
  newer: BlockDetail;
  line: CorrespondenceLine | null;
  history: CorrespondenceDecision[];
  criteria: CriterionPair[];
  isOfficer: boolean;
}

/** What came back with a form: which one, what it said and why not. */
export interface ReturnedForm {
  which: 'decision' | 'criteria';
  form: Record<string, unknown>;
  refusal: Refusal;
}

/** Everything that the page of two blocks shows. */
export function blockPairShown(facts: BlockPairFacts, actor: Actor, returned: ReturnedForm | null = null) {
  const { pair, older, newer, line, history, isOfficer } = facts;
  const stands = standingOf(line);
  return {
    base: baseOf(pair),
    address: `${baseOf(pair)}/blocks/${older.code}/${newer.code}`,
    from: pair.from,
    to: pair.to,
    ...textsOf(older, newer),
    older,
    newer,
    isOfficer,
    ...stands,
    history: history.map((decision) => ({
      ...decision,
      tone: KIND_TONES[decision.kind],
      isOwn: decision.decidedBy === actor.id,
    })),
    ...criteriaOf(facts),
    decision: filled(returned, 'decision', { kind: stands.kind ?? stands.proposal?.kind ?? '', reason: '' }),
    pairing: filled(returned, 'criteria', { fromCriterionId: '', toCriterionId: '', isSame: 'true', reason: '' }),
  };
}

/** What is decided of the blocks, and what is proposed. */
function standingOf(line: CorrespondenceLine | null) {
  const kind = line?.decision?.kind ?? null;
  const correspond = kind === 'total' || kind === 'partial';
  return {
    number: line?.number ?? 0,
    kind,
    tone: kind && KIND_TONES[kind],
    correspond,
    proposal: line?.proposal ?? null,
  };
}

/** The competences of both blocks, each word that only one of them has marked. */
function textsOf(older: BlockDetail, newer: BlockDetail) {
  const names = newer.competences.map(({ name }) => name);
  const before = older.competences.map(({ name }) => name);
  const added = wordingOf(before.join('\n'), names).curated;
  const lost = wordingOf(names.join('\n'), before).curated;
  return {
    before: older.competences.map(({ code }, at) => ({ code, runs: lost[at]?.runs ?? [] })),
    after: newer.competences.map(({ code }, at) => ({ code, runs: added[at]?.runs ?? [] })),
  };
}

/** Which criterion of the older block corresponds to which of the newer, and which of them to none. */
function criteriaOf({ older, newer, criteria }: BlockPairFacts) {
  const [before, after] = [older, newer].map((block) =>
    block.competences.flatMap((competence) => competence.criteria.map(({ id, code, name }) => ({ id, code, name }))),
  );
  const of = (list: typeof before, id: string) => list?.find((criterion) => criterion.id === id);
  const pairs = criteria.flatMap(({ fromCriterionId, toCriterionId, isByHand }) => {
    const [from, to] = [of(before, fromCriterionId), of(after, toCriterionId)];
    return from && to ? [{ from, to, isByHand, isReworded: from.name !== to.name }] : [];
  });
  return {
    beforeCriteria: before?.map(asOption) ?? [],
    afterCriteria: after?.map(asOption) ?? [],
    pairs: pairs.toSorted(
      (a, b) =>
        a.from.code.localeCompare(b.from.code, 'en', { numeric: true }) ||
        a.to.code.localeCompare(b.to.code, 'en', { numeric: true }),
    ),
    aloneBefore: before?.filter(({ id }) => !pairs.some(({ from }) => from.id === id)) ?? [],
    aloneAfter: after?.filter(({ id }) => !pairs.some(({ to }) => to.id === id)) ?? [],
  };
}

const LONGEST_OPTION = 90;

function asOption({ id, code, name }: { id: string; code: string; name: string }) {
  const words = name.length > LONGEST_OPTION ? `${name.slice(0, LONGEST_OPTION)}…` : name;
  return { value: id, label: `${code.slice(code.lastIndexOf('BC'))} ${words}` };
}

/** A form as it was sent when it came back, else as it begins. */
function filled<Values extends Record<string, string>>(
  returned: ReturnedForm | null,
  which: ReturnedForm['which'],
  values: Values,
) {
  if (returned?.which !== which) return { values, refusal: null };
  const sent = Object.keys(values).map((name) => {
    const value = returned.form[name];
    return [name, typeof value === 'string' ? value : ''];
  });
  return { values: Object.fromEntries(sent) as Values, refusal: returned.refusal };
}
