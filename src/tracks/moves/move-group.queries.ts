import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { MoveGroup, MoveTarget, Pins } from './moves.types.js';

/** An enrolment of a group, with the pins that it has. */
export interface GroupMember extends Pins {
  enrolmentId: string;
  learnerId: string;
  enteredOn: string;
  state: string;
}

const MEMBER = `e.id AS "enrolmentId", e.learner_id AS "learnerId", e.title_version_id AS "titleVersionId",
  e.design_id AS "designId", e.rulebook_id AS "rulebookId", e.entered_on AS "enteredOn", e.state`;

/** Whom a move is about: $1-$4 the group, $5-$6 the target, $7 of any title; whoever is there is left out. */
const GROUP = `
  FROM tracks.enrolment e
  WHERE e.state IN ('applied', 'admitted', 'active', 'suspended')
    AND ($1::uuid IS NULL OR e.id = $1) AND ($2::uuid IS NULL OR e.rulebook_id = $2)
    AND ($3::uuid IS NULL OR e.design_id = $3) AND ($4::uuid IS NULL OR e.title_version_id = $4)
    AND (e.rulebook_id <> COALESCE($5, e.rulebook_id) OR e.design_id <> COALESCE($6, e.design_id))
    AND ($6::uuid IS NULL OR $7 OR EXISTS (SELECT 1 FROM tracks.design d WHERE d.id = $6
      AND (d.title_version_id = e.title_version_id OR EXISTS (
        SELECT 1 FROM competence_blocks.pub_block_correspondence c
        JOIN competence_blocks.pub_block f ON f.id = c.from_block_id AND f.title_version_id = e.title_version_id
        JOIN competence_blocks.pub_block t ON t.id = c.to_block_id AND t.title_version_id = d.title_version_id))))`;

/** Reads whom a move is about. */
@Injectable()
export class MoveGroupQueries {
  constructor(private readonly db: Db) {}

  count(group: MoveGroup, target: MoveTarget): Promise<number> {
    return this.counted(group, target, false);
  }

  /** The same with those of a title that the design does not lead to. */
  countElsewhere(group: MoveGroup, target: MoveTarget): Promise<number> {
    return this.counted(group, target, true);
  }

  private async counted(group: MoveGroup, target: MoveTarget, ofAnyTitle: boolean): Promise<number> {
    const values = [...valuesOf(group, target), ofAnyTitle];
    const row = await this.db.one<{ count: number }>(`SELECT count(*)::int ${GROUP}`, values);
    return row?.count ?? 0;
  }

  /** So many of a group, by id, after one of them. */
  members(group: MoveGroup, target: MoveTarget, { after, size }: { after: string | null; size: number }) {
    return this.db.sql<GroupMember>(
      `SELECT ${MEMBER} ${GROUP} AND ($8::uuid IS NULL OR e.id > $8) ORDER BY e.id LIMIT $9`,
      [...valuesOf(group, target), false, after, size],
    );
  }

  /** The pins that an enrolment has once it is where a move leads; the title is that of the design. */
  async pinsAfter({ titleVersionId, designId, rulebookId }: Pins, target: MoveTarget): Promise<Pins> {
    const design = target.designId
      ? await this.db.one<Pick<Pins, 'titleVersionId'>>(
          'SELECT title_version_id AS "titleVersionId" FROM tracks.design WHERE id = $1',
          [target.designId],
        )
      : null;
    return {
      titleVersionId: design?.titleVersionId ?? titleVersionId,
      designId: target.designId ?? designId,
      rulebookId: target.rulebookId ?? rulebookId,
    };
  }

  /** One enrolment with the pins that it has now, whatever its state; null when there is none. */
  member(enrolmentId: string): Promise<GroupMember | null> {
    return this.db.one<GroupMember>(`SELECT ${MEMBER} FROM tracks.enrolment e WHERE e.id = $1`, [enrolmentId]);
  }
}

function valuesOf({ enrolmentId, rulebookId, designId, titleVersionId }: MoveGroup, target: MoveTarget) {
  return [enrolmentId, rulebookId, designId, titleVersionId, target.rulebookId, target.designId];
}
