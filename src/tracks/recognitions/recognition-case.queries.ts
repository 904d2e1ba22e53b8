import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import type { BlockStanding, ProjectState } from '../progression/progression.types.js';
import { ProgressionQueries } from '../progression/progression.queries.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import { isNotBegun, type RecognitionFacts } from './recognition.rules.js';
import type { RecognitionKind } from './recognition.types.js';
import { RecognitionInvalid } from './recognitions.errors.js';

/** What is to be recognised: a whole block, or competences of any blocks. */
export interface AskedRecognition {
  enrolmentId: string;
  kind: RecognitionKind;
  blockId?: string;
  competenceIds: readonly string[];
  fileIds: readonly string[];
  /** The projects that the learner need not make, since all that they prove is recognised. */
  projectIds: readonly string[];
}

/** A project whose every criterion belongs to a recognised competence, and that nobody has begun. */
export interface DispensableProject {
  projectId: string;
  code: string;
  name: string;
  estimatedHours: number;
}

/** What a recognition looks at, with the competences that it names. */
export interface RecognitionCase {
  learnerId: string;
  zone: string;
  competenceIds: string[];
  blocks: BlockStanding[];
  dispensable: DispensableProject[];
  facts: RecognitionFacts;
}

interface CaseRow {
  learnerId: string;
  zone: string;
  state: EnrolmentState;
  files: string[];
  projects: (DispensableProject & { state: ProjectState; proves: string[] })[];
}

const CASE = `
  SELECT e.learner_id AS "learnerId", e.zone, e.state,
    ARRAY(SELECT f.id::text FROM tracks.recognition_file f WHERE f.enrolment_id = e.id) AS files,
    COALESCE((SELECT json_agg(json_build_object('projectId', p.id, 'code', p.code, 'name', p.name,
        'estimatedHours', p.estimated_hours, 'state', lp.state,
        'proves', ARRAY(SELECT DISTINCT k.competence_id FROM tracks.project_criterion pc
          JOIN competence_blocks.pub_criterion k ON k.id = pc.criterion_id WHERE pc.project_id = p.id))
        ORDER BY p.position, p.id)
      FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id
      WHERE lp.enrolment_id = e.id), '[]') AS projects
  FROM tracks.enrolment e WHERE e.id = $1`;

/** Gathers what a recognition looks at. */
@Injectable()
export class RecognitionCases {
  constructor(
    private readonly db: Db,
    private readonly progression: ProgressionQueries,
  ) {}

  /** Throws `EnrolmentUnknown`, and `RecognitionInvalid` for what the track does not have. */
  async of(asked: AskedRecognition): Promise<RecognitionCase> {
    const row = await this.db.one<CaseRow>(CASE, [asked.enrolmentId]);
    if (!row) throw new EnrolmentUnknown(asked.enrolmentId);
    const blocks = await this.progression.standing(asked.enrolmentId);
    assertKnown(asked, row, blocks);
    const { blockId } = asked;
    const whole = blocks.find((block) => block.blockId === blockId);
    const competenceIds = whole ? whole.competences.map(({ id }) => id) : [...new Set(asked.competenceIds)];
    const competences = blocks.flatMap((block) =>
      block.competences.map((competence) => ({ ...competence, isHeld: isHeld(block, competence) })),
    );
    const covered = new Set([
      ...competenceIds,
      ...competences.filter(({ recognition }) => recognition).map(({ id }) => id),
    ]);
    const isCovered = ({ proves }: CaseRow['projects'][number]) =>
      proves.length > 0 && proves.every((id) => covered.has(id));
    const dispensed = row.projects.filter(({ projectId }) => asked.projectIds.includes(projectId));
    return {
      learnerId: row.learnerId,
      zone: row.zone,
      competenceIds,
      blocks,
      dispensable: row.projects
        .filter((project) => isNotBegun(project.state) && isCovered(project))
        .map(({ projectId, code, name, estimatedHours }) => ({ projectId, code, name, estimatedHours })),
      facts: {
        enrolmentState: row.state,
        heldAlready: competences
          .filter(({ id, isHeld: held }) => held && competenceIds.includes(id))
          .map(({ code }) => code),
        evidence: asked.fileIds.length,
        blocksLeft: blocks.filter((block) => !block.recognition && block.blockId !== blockId).length,
        dispensed: dispensed.map((project) => ({
          code: project.code,
          state: project.state,
          isCovered: isCovered(project),
        })),
      },
    };
  }
}

function isHeld(block: BlockStanding, { recognition }: BlockStanding['competences'][number]): boolean {
  return block.state === 'validated' || recognition !== null;
}

/** Every name is one of this track; a total equivalence names a block, anything else competences. */
function assertKnown(asked: AskedRecognition, { files, projects }: CaseRow, blocks: readonly BlockStanding[]): void {
  const { blockId, competenceIds, fileIds, projectIds, kind } = asked;
  const known = blocks.flatMap(({ competences }) => competences.map(({ id }) => id));
  const faults: Fault[] = [
    ...unknown('competenceIds', competenceIds, known),
    ...unknown('fileIds', fileIds, files),
    ...unknown(
      'projectIds',
      projectIds,
      projects.map(({ projectId }) => projectId),
    ),
    ...unknown(
      'blockId',
      blockId ? [blockId] : [],
      blocks.map((block) => block.blockId),
    ),
  ];
  const isWhole = blockId !== undefined;
  if (isWhole && kind !== 'equivalence') faults.push(BLOCK_NEEDS_EQUIVALENCE);
  if (!isWhole && competenceIds.length === 0) faults.push(NOTHING_NAMED);
  if (faults.length > 0) throw new RecognitionInvalid(faults);
}

function unknown(at: string, given: readonly string[], known: readonly string[]): Fault[] {
  if (given.every((id) => known.includes(id))) return [];
  return [{ at, code: 'not-of-this-track', message: 'Name what this track has' }];
}

const BLOCK_NEEDS_EQUIVALENCE = {
  at: 'blockId',
  code: 'block-needs-equivalence',
  message: 'Only an equivalence validates a whole block: name its competences instead',
};
const NOTHING_NAMED = {
  at: 'competenceIds',
  code: 'nothing-recognised',
  message: 'Name the competences, or the whole block, that are recognised',
};
