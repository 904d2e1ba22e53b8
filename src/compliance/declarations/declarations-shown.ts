import { DateTime } from 'luxon';
import type { Page } from '../../platform/kernel/page.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { PeriodAsked } from './declarations.dto.js';
import type { DeclarationLine, DeclarationPreview, PassageLine } from './declarations.queries.js';
import { type DeclarationPeriod, PASSAGE_STATES, type PassageState, STATE_ZONE } from './declarations.types.js';
import type { DueAward } from './due-awards.queries.js';

/** What marks the state of a passage on its page. */
const TONES: Record<PassageState, string> = { sent: 'open', accepted: 'met', rejected: 'never' };

/** The period of a page: as it is asked for, or else all that is due until today. */
export function periodFor(
  { from, until }: PeriodAsked,
  oldest: DueAward | undefined,
  today: string,
): DeclarationPeriod {
  const untilOn = until ?? today;
  const first = oldest && oldest.issuedOn < untilOn ? oldest.issuedOn : `${untilOn.slice(0, 7)}-01`;
  return { fromOn: from ?? first, untilOn };
}

/** What is due and what was sent, for the page that lists both. */
export function listsShown(
  { count, ...due }: Page<DueAward> & { count: number },
  sent: Page<DeclarationLine>,
  { after, dueAfter }: { after?: string; dueAfter?: string },
) {
  return {
    dueCount: count,
    due: due.rows.map(named),
    dueNextHref: due.nextAfter && `/declarations?dueAfter=${due.nextAfter}`,
    sent: sent.rows,
    sentNextHref: sent.nextAfter && `/declarations?after=${sent.nextAfter}`,
    firstDueHref: dueAfter && '/declarations',
    firstSentHref: after && '/declarations',
    declareByOn: dueAfter ? null : (due.rows[0]?.declareByOn ?? null),
  };
}

/** What a file of the period would hold, with the first of those that are not ready. */
export function previewShown({ incomplete, ...preview }: DeclarationPreview) {
  return { ...preview, incomplete: incomplete.map(named), isCut: preview.incompleteCount > incomplete.length };
}

/** One file with a page of its passages, in all or in one state. */
export function declarationShown(
  declaration: DeclarationLine,
  { rows, nextAfter }: Page<PassageLine>,
  { state, after }: { state?: PassageState; after?: string },
) {
  const base = `/declarations/${declaration.id}`;
  const here = state ? `${base}?state=${state}` : base;
  const unanswered = declaration.passages - declaration.accepted - declaration.rejected;
  const counts = { sent: unanswered, accepted: declaration.accepted, rejected: declaration.rejected };
  return {
    declaration,
    base,
    madeOn: dayOf(DateTime.fromJSDate(declaration.madeAt), STATE_ZONE),
    unanswered,
    passages: rows.map((row) => ({ ...named(row), tone: TONES[row.state] })),
    nextHref: nextAfter && `${base}?${state ? `state=${state}&` : ''}after=${nextAfter}`,
    firstHref: after && here,
    states: [
      { key: 'all', count: declaration.passages, href: base, isHere: !state },
      ...PASSAGE_STATES.map((key) => ({
        key,
        count: counts[key],
        href: `${base}?state=${key}`,
        isHere: key === state,
      })),
    ],
  };
}

/** With the name that the page says: null for a holder without identity. */
export function named<Row extends { firstName: string | null; birthName: string | null }>(
  row: Row,
): Row & { name: string | null } {
  return { ...row, name: [row.firstName, row.birthName].filter(Boolean).join(' ') || null };
}
