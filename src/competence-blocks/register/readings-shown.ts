import type { Page } from '../../platform/kernel/page.js';
import type { ImportProblem } from '../rncp/import.types.js';
import type { ReadingPageQuery } from './register-forms.dto.js';
import type { ChangeLine, ReadingDetail } from './readings.queries.js';
import type { ChangeKind, ReadingLine } from './register.types.js';

const TONES: Record<ChangeKind, string> = { new: 'ready', changed: 'not-yet', gone: 'never', back: 'met' };

/** The readings of the register, a page of them. */
export function readingsShown({ rows, nextAfter }: Page<ReadingLine>, after: string | undefined) {
  return {
    rows,
    firstHref: after ? '/register/readings' : null,
    nextHref: nextAfter && `/register/readings?after=${nextAfter}`,
  };
}

/** What one reading found: a page of its changes, and a page of its problems. */
export function readingShown(
  reading: ReadingDetail,
  { changes, problems }: { changes: Page<ChangeLine>; problems: { rows: ImportProblem[]; kept: number } },
  { kind, after, problem }: ReadingPageQuery,
) {
  const address = (query: Record<string, string | undefined>, place: string) => {
    const given = Object.entries(query).flatMap<[string, string]>(([name, value]) => (value ? [[name, value]] : []));
    const text = new URLSearchParams(given).toString();
    return `/register/readings/${reading.id}${text && `?${text}`}#${place}`;
  };
  const nextProblem = problem + problems.rows.length;
  return {
    record: reading,
    isFirst: reading.isFirst,
    kind: kind ?? null,
    kinds: reading.changeCounts.map((counted) => ({
      ...counted,
      href: address({ kind: counted.kind }, 'changes'),
      isHere: counted.kind === kind,
    })),
    allHref: address({}, 'changes'),
    changes: changes.rows.map((change) => ({ ...change, tone: TONES[change.kind] })),
    firstHref: after ? address({ kind }, 'changes') : null,
    nextHref: changes.nextAfter && address({ kind, after: changes.nextAfter }, 'changes'),
    problems: problems.rows.map((row) => ({
      ...row,
      isKept: row.severity === 'warning',
      fault: { at: row.field, code: row.reason, message: row.message, facts: row.facts },
    })),
    keptProblems: problems.kept,
    isCut: reading.problemCount > problems.kept,
    problemsFirstHref: problem > 0 ? address({ kind, after }, 'problems') : null,
    problemsNextHref:
      nextProblem < problems.kept ? address({ kind, after, problem: `${nextProblem}` }, 'problems') : null,
  };
}
