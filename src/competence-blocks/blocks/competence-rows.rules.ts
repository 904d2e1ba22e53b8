import type { EvaluationMode } from './curation.types.js';

/** A competence as it will stand in a block. */
export interface CompetenceRow {
  id: string;
  blockId: string;
  code: string;
  name: string;
  position: number;
  evaluationMode: EvaluationMode | null;
}

/** A criterion as it will stand under a competence. */
export interface CriterionRow {
  id: string;
  competenceId: string;
  code: string;
  name: string;
  position: number;
}

/** The rows of a block's competences, in their order: `RNCP37873BC01C1` with its criteria `RNCP37873BC01C1K1` and on. */
export function competenceRowsOf(
  block: { id: string; code: string },
  competences: readonly { name: string; criteria: string[]; evaluationMode?: EvaluationMode | null }[],
  newId: () => string,
): { competences: CompetenceRow[]; criteria: CriterionRow[] } {
  const rows = competences.map(({ name, criteria, evaluationMode = null }, index) => {
    const position = index + 1;
    const code = `${block.code}C${position}`;
    const competence = { id: newId(), blockId: block.id, code, name, position, evaluationMode };
    return { competence, criteria: criteria.map((text, place) => criterionRow(competence, text, place + 1, newId())) };
  });
  return { competences: rows.map(({ competence }) => competence), criteria: rows.flatMap(({ criteria }) => criteria) };
}

function criterionRow(competence: CompetenceRow, name: string, position: number, id: string): CriterionRow {
  return { id, competenceId: competence.id, code: `${competence.code}K${position}`, name, position };
}
