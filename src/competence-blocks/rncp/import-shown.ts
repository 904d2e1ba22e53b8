import type { DomainError, Fault } from '../../platform/kernel/domain-error.js';
import type { ImportReport } from './import.types.js';

/** What the page of an import shows: the report of the one just made, if there is one. */
export function importShown(report: ImportReport | null, codes = '') {
  return { codes, report, refusal: null, codesFault: null };
}

/** The page of an import that was refused: where the file breaks off, or which field is wrong. */
export function importRefused({ code, facts, faults }: DomainError, codes = '') {
  const codesFault = faults.find(({ at }) => at === 'codes') ?? null;
  const others = faults.filter((fault) => fault !== codesFault).map(placed);
  return { codes, report: null, refusal: { code, facts, faults: others }, codesFault };
}

/** A fault with its place in the file, when it has one: `line 12, column 3`. An archive has no lines. */
function placed(fault: Fault) {
  const isOfArchive = fault.code?.startsWith('register-archive') ?? false;
  const [, line, column] = (!isOfArchive && /^line (\d+), column (\d+)$/.exec(fault.at)) || [];
  return { ...fault, line: line ? Number(line) : null, column: column ? Number(column) : null };
}
