import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { minutesOf } from './activity-draft.rules.js';
import type { DesignOnPage } from './design-page.queries.js';
import { graphOf, NODE } from './design-graph.rules.js';
import { hoursByBlock, matrixOf } from './design-matrix.rules.js';
import type { DesignFacts, DesignState } from './design.types.js';
import type { DesignLine } from './designs.queries.js';

/** What marks the state of a design on its pages. */
export const DESIGN_TONES: Record<DesignState, string> = { draft: 'not-yet', published: 'met', retired: 'open' };

/** The designs of one title or of all, for one reader. */
export function designsShown(rows: readonly DesignLine[], titleVersionId: string | undefined, actor: Actor) {
  return {
    rows: rows.map((row) => ({ ...row, tone: DESIGN_TONES[row.state] })),
    titleVersionId: titleVersionId ?? null,
    newHref: titleVersionId ? `/designs/new?titleVersionId=${titleVersionId}` : '/designs/new',
    isOfficer: hasRole(actor, 'officer'),
  };
}

/** Everything that the page of a design shows. */
export function designShown({ design, title, decision, timeline, followers }: DesignOnPage, actor: Actor) {
  const isDraft = design.state === 'draft';
  const proving = provingOf(design);
  const spent = hoursByBlock(title.blocks, proving);
  const total = design.projects.reduce((sum, { estimatedHours }) => sum + estimatedHours, 0);
  const activityHours = design.projects.reduce((sum, { activities }) => sum + minutesOf(activities), 0) / 60;
  const gaps = new Map(matrixOf(title.blocks, proving).map((block) => [block.code, block]));
  return {
    design,
    record: title,
    base: `/designs/${design.id}`,
    tone: DESIGN_TONES[design.state],
    isDraft,
    canWrite: isDraft && hasRole(actor, 'officer'),
    isOfficer: hasRole(actor, 'officer'),
    total,
    followers,
    decision,
    unmet: unmet(decision),
    projects: design.projects.map((project, at) => ({
      ...project,
      isFirst: at === 0,
      isLast: at === design.projects.length - 1,
    })),
    blocks: title.blocks.map(({ code, name, position }) => ({
      code,
      name,
      position,
      hours: spent.blocks.find((block) => block.code === code)?.hours ?? 0,
      gaps: gaps.get(code)?.gaps ?? 0,
      overlaps: gaps.get(code)?.overlaps ?? 0,
      share: share(spent.blocks.find((block) => block.code === code)?.hours ?? 0, total),
    })),
    unproving: spent.unproving,
    activityHours,
    ownHours: total - activityHours,
    graph: { ...graphOf(design.projects), node: NODE },
    timeline,
  };
}

/** The matrix criteria × projects of a design, by block and competence. */
export function matrixShown({ design, title }: Pick<DesignOnPage, 'design' | 'title'>, actor: Actor) {
  const names = new Map(
    title.blocks.flatMap(({ competences }) =>
      competences.flatMap(({ criteria }) => criteria.map(({ id, name }) => [id, name] as const)),
    ),
  );
  const competenceNames = new Map(
    title.blocks.flatMap(({ competences }) => competences.map(({ code, name }) => [code, name] as const)),
  );
  const blockNames = new Map(title.blocks.map(({ code, name }) => [code, name]));
  const matrix = matrixOf(title.blocks, provingOf(design));
  return {
    design,
    record: title,
    base: `/designs/${design.id}`,
    canWrite: design.state === 'draft' && hasRole(actor, 'officer'),
    projects: design.projects.map(({ code, name }) => ({ code, name })),
    gaps: matrix.reduce((sum, { gaps }) => sum + gaps, 0),
    overlaps: matrix.reduce((sum, { overlaps }) => sum + overlaps, 0),
    blocks: matrix.map((block) => ({
      ...block,
      name: blockNames.get(block.code) ?? '',
      rows: block.rows.map((row, at) => ({
        ...row,
        name: names.get(row.id) ?? '',
        competenceName: row.competence === block.rows[at - 1]?.competence ? null : competenceNames.get(row.competence),
        count: row.projects.length,
        cells: design.projects.map(({ code }) => ({ code, isProved: row.projects.includes(code) })),
      })),
    })),
  };
}

function provingOf({ projects }: DesignFacts) {
  return projects.map(({ code, estimatedHours, criteria }) => ({
    code,
    estimatedHours,
    criteria: criteria.map(({ id }) => id),
  }));
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : 0;
}
