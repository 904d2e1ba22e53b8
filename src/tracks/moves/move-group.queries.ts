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

/** Whom a move is about: $1-$4 the group, $5-$6 the target; whoever is there already is left out. */
const GROUP = `
  FROM tracks.enrolment e
  WHERE e.state IN ('applied', 'admitted', 'active', 'suspended')
    AND ($1::uuid IS NULL OR e.id = $1) AND ($2::uuid IS NULL OR e.rulebook_id = $2)
    AND ($3::uuid IS NULL OR e.design_id = $3) AND ($4::uuid IS NULL OR e.title_version_id = $4)
    AND (e.rulebook_id <> COALESCE($5, e.rulebook_id) OR e.design_id <> COALESCE($6, e.design_id))
    AND ($6::uuid IS NULL OR e.title_version_id = (SELECT d.title_version_id FROM tracks.design d WHERE d.id = $6))`;

/** Reads whom a move is about. */
@Injectable()
export class MoveGroupQueries {
  constructor(private readonly db: Db) {}

  async count(group: MoveGroup, target: MoveTarget): Promise<number> {
    const row = await this.db.one<{ count: number }>(`SELECT count(*)::int ${GROUP}`, valuesOf(group, target));
    return row?.count ?? 0;
  }

  /** So many of a group, by id, after one of them. */
  members(group: MoveGroup, target: MoveTarget, { after, size }: { after: string | null; size: number }) {
    return this.db.sql<GroupMember>(
      `SELECT ${MEMBER} ${GROUP} AND ($7::uuid IS NULL OR e.id > $7) ORDER BY e.id LIMIT $8`,
      [...valuesOf(group, target), after, size],
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
