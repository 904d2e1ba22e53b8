/** A competence as it will stand in a block. */
export interface CompetenceRow {
  id: string;
  blockId: string;
  code: string;
  name: string;
  position: number;
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
  competences: { name: string; criteria: string[] }[],
  newId: () => string,
): { competences: CompetenceRow[]; criteria: CriterionRow[] } {
  const rows = competences.map(({ name, criteria }, index) => {
    const position = index + 1;
    const competence = { id: newId(), blockId: block.id, code: `${block.code}C${position}`, name, position };
    return { competence, criteria: criteria.map((text, place) => criterionRow(competence, text, place + 1, newId())) };
  });
  return { competences: rows.map(({ competence }) => competence), criteria: rows.flatMap(({ criteria }) => criteria) };
}

function criterionRow(competence: CompetenceRow, name: string, position: number, id: string): CriterionRow {
  return { id, competenceId: competence.id, code: `${competence.code}K${position}`, name, position };
}
