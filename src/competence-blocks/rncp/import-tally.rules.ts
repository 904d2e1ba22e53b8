import type { FicheProblem, ReadFiche } from './fiche.types.js';
import type { ImportedTitle, ImportProblem, ImportReport } from './import.types.js';

/** The longest list of titles or of problems that an import answers. */
const MOST_LISTED = 1000;

/** What an import has met so far: titles written, problems, and the codes that are still looked for. */
export class ImportTally {
  private readonly imported: ImportedTitle[] = [];
  private readonly problems: ImportProblem[] = [];
  private readonly sought: Set<string>;
  draftedCount = 0;
  unchangedCount = 0;
  problemCount = 0;

  constructor(codes: string[] = []) {
    this.sought = new Set(codes);
  }

  /** A record that was read: the fiche when it can be drafted, null when there is nothing in it to validate. */
  found(fiche: ReadFiche): ReadFiche | null {
    const { code, line } = fiche;
    this.sought.delete(code);
    if (fiche.blocks.length > 0) return fiche;
    const message = `${code} has no block of competences and is left out: nothing of it could be assessed; ask its certifier for the blocks.`;
    const saying = { reason: 'register-left-out-without-blocks', message, facts: { title: code } };
    return this.add({ line, code, field: 'BLOCS_COMPETENCES', ...saying, severity: 'skipped' });
  }

  /** Keeps a problem of the reader; that a title has no block is said once, by `found`. */
  note({ kind: _kind, ...problem }: FicheProblem): null {
    if (problem.code !== null && problem.severity === 'skipped') this.sought.delete(problem.code);
    return problem.field === 'BLOCS_COMPETENCES' ? null : this.add(problem);
  }

  /** The file has ended: what was asked for and not found is a problem. */
  noteMissing(): void {
    for (const code of this.sought) {
      const message = `${code} is not in the file: check the code, or take a newer export.`;
      const saying = { reason: 'register-title-not-in-file', message, facts: { title: code } };
      this.add({ line: null, code, field: 'NUMERO_FICHE', ...saying, severity: 'skipped' });
    }
  }

  /** Titles that stand written. */
  wrote(titles: ImportedTitle[]): void {
    const drafted = titles.filter(({ outcome }) => outcome === 'drafted').length;
    this.draftedCount += drafted;
    this.unchangedCount += titles.length - drafted;
    this.imported.push(...titles.slice(0, MOST_LISTED - this.imported.length));
  }

  get report(): Omit<ImportReport, 'importId'> {
    const { imported, problems, draftedCount, unchangedCount, problemCount } = this;
    return { draftedCount, unchangedCount, imported, problemCount, problems };
  }

  private add(problem: ImportProblem): null {
    this.problemCount += 1;
    if (this.problems.length < MOST_LISTED) this.problems.push(problem);
    return null;
  }
}
