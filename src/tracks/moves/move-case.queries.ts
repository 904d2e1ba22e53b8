import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Rulebook } from '../rulebooks/rulebook.entity.js';
import { DesignUnknown, RulebookUnknown } from '../tracks.errors.js';
import { MoveGroupQueries } from './move-group.queries.js';
import type { MoveCase } from './move.rules.js';
import type { MoveGroup, MoveTarget } from './moves.types.js';

/** Reads what the preparation of a move is decided on. */
@Injectable()
export class MoveCaseQueries {
  constructor(
    private readonly db: Db,
    private readonly groups: MoveGroupQueries,
  ) {}

  /** Throws `RulebookUnknown` or `DesignUnknown` for a target that is not there. */
  async of(group: MoveGroup, target: MoveTarget): Promise<MoveCase> {
    const rulebookState = target.rulebookId === null ? null : await this.rulebookState(target.rulebookId);
    const design = target.designId === null ? null : await this.design(target.designId);
    const hasGroup = Object.values(group).some((id) => id !== null);
    const learners = hasGroup ? await this.groups.count(group, target) : 0;
    const isSameTitle = learners > 0 || !hasGroup || (await this.groups.countElsewhere(group, target)) === 0;
    return {
      hasGroup,
      isElsewhere: isElsewhere(group, target),
      learners,
      rulebookState,
      designState: design?.state ?? null,
      titleState: design?.titleState ?? null,
      isSameTitle,
    };
  }

  private async rulebookState(rulebookId: string): Promise<string> {
    const rulebook = await this.db.of(Rulebook).findOneBy({ id: rulebookId });
    if (!rulebook) throw new RulebookUnknown(rulebookId);
    return rulebook.state;
  }

  private async design(designId: string): Promise<{ state: string; titleState: string }> {
    const design = await this.db.one<{ state: string; titleState: string }>(
      `SELECT d.state, t.state AS "titleState" FROM tracks.design d
       JOIN competence_blocks.pub_title t ON t.id = d.title_version_id WHERE d.id = $1`,
      [designId],
    );
    if (!design) throw new DesignUnknown(designId);
    return design;
  }
}

/** Does the target differ from what the group is under? */
function isElsewhere(group: MoveGroup, target: MoveTarget): boolean {
  const isSomewhere = target.rulebookId !== null || target.designId !== null;
  const isSameRulebook = target.rulebookId === null || target.rulebookId === group.rulebookId;
  const isSameDesign = target.designId === null || target.designId === group.designId;
  return isSomewhere && !(isSameRulebook && isSameDesign);
}
