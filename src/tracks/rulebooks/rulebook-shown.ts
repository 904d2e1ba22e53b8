import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import type { Check } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { BOUNDS, type NumberField } from './rulebook-bounds.rules.js';
import { isSameNumber, sectionsOf } from './rulebook-sections.rules.js';
import { fieldsOf } from './rulebook-form.js';
import type { RulebookNumbers, RulebookState } from './rulebook.types.js';
import type { RulebookFacts, RulebookLine } from './rulebooks.queries.js';

/** What marks the state of a rulebook on its pages. */
const TONES: Record<RulebookState, string> = { draft: 'not-yet', active: 'met', retired: 'open' };

/** The rulebooks, each with the one before it of the same name to compare with. */
export function rulebooksShown(rows: readonly RulebookLine[], actor: Actor) {
  return {
    isOfficer: hasRole(actor, 'officer'),
    rows: rows.map((row) => {
      const before = rows.find((other) => other.name === row.name && other.version === row.version - 1);
      return {
        ...row,
        tone: TONES[row.state],
        compareHref: before ? `/rulebooks/${row.id}/comparison?with=${before.id}` : null,
      };
    }),
  };
}

/** One rulebook with every number: its sentence, bounds, what the house starts from, and where it comes from. */
export function rulebookShown(rulebook: RulebookFacts, others: readonly RulebookLine[], actor: Actor) {
  const isOfficer = hasRole(actor, 'officer');
  return {
    rulebook,
    base: `/rulebooks/${rulebook.id}`,
    tone: TONES[rulebook.state],
    isOfficer,
    canWrite: isOfficer && rulebook.state === 'draft',
    sections: sectionsOf(rulebook.numbers),
    others: others.filter(({ id }) => id !== rulebook.id),
    followers: others.find(({ id }) => id === rulebook.id)?.enrolments ?? 0,
  };
}

/** Two rulebooks side by side, number by number. */
export function comparisonShown(rulebook: RulebookFacts, other: RulebookFacts) {
  const theirs = new Map(
    sectionsOf(other.numbers).flatMap(({ lines }) => lines.map((line) => [line.field, line.value])),
  );
  const sections = sectionsOf(rulebook.numbers).map(({ key, lines }) => ({
    key,
    lines: lines
      .map((line) => ({ ...line, before: theirs.get(line.field) ?? line.standard }))
      .filter(({ before, value }) => !isSameNumber(before, value)),
  }));
  const changed = sections.filter(({ lines }) => lines.length > 0);
  return {
    rulebook,
    other,
    sections: changed,
    count: changed.reduce((sum, { lines }) => sum + lines.length, 0),
    same: sectionsOf(rulebook.numbers).flatMap(({ lines }) => lines).length,
  };
}

/** What came back with the form of a rulebook. */
export interface RulebookReturned {
  said: Record<string, string>;
  name: string;
  faults: readonly Fault[];
  isOvertaken: boolean;
  checks: readonly Check[];
}

/** What the form of a rulebook starts from: a draft, or numbers for a new one. */
export interface RulebookStart {
  id: string | null;
  name: string;
  revision: number;
  numbers: RulebookNumbers;
}

/** The form of a rulebook: what it starts from, or what came back. */
export function rulebookFormShown(start: RulebookStart, returned: RulebookReturned = asItStarts(start)) {
  const { id, revision, numbers } = start;
  const faults = returned.faults.map(inFields);
  const wrong = new Map(faults.map((fault) => [fault.at, fault]));
  return {
    ...returned,
    id,
    action: id ? `/rulebooks/${id}/numbers` : '/rulebooks',
    revision,
    faults,
    nameFault: wrong.get('name') ?? null,
    sections: sectionsOf(numbers).map(({ key, lines }) => ({
      key,
      lines: lines.map((line) => ({
        ...line,
        said: returned.said[line.field] ?? '',
        fault: wrong.get(line.field) ?? null,
      })),
    })),
  };
}

/** A fault at its field of the form, where shares are percents. */
function inFields({ at, facts, ...fault }: Fault): Fault {
  const field = at.replace(/^numbers\./, '');
  const { isShare, least, most } = BOUNDS[field as NumberField] ?? {};
  const told = isShare ? { least: least * 100, most: most * 100 } : facts;
  return { ...fault, at: field, ...(told && { facts: told }) };
}

function asItStarts({ name, numbers }: RulebookStart): RulebookReturned {
  return { said: fieldsOf(numbers), name, faults: [], isOvertaken: false, checks: [] };
}
