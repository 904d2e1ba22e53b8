import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Design } from '../designs/design.entity.js';
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
    const { rulebookId, designId } = target;
    const rulebook = rulebookId && (await this.db.of(Rulebook).findOneBy({ id: rulebookId }));
    if (rulebookId && !rulebook) throw new RulebookUnknown(rulebookId);
    const design = designId && (await this.db.of(Design).findOneBy({ id: designId }));
    if (designId && !design) throw new DesignUnknown(designId);
    const hasGroup = Object.values(group).some((id) => id !== null);
    return {
      hasGroup,
      isElsewhere: isElsewhere(group, target),
      learners: hasGroup ? await this.groups.count(group, target) : 0,
      rulebookState: rulebook ? rulebook.state : null,
      designState: design ? design.state : null,
      isSameTitle: true,
    };
  }
}

/** Does the target differ from what the group is under? */
function isElsewhere(group: MoveGroup, target: MoveTarget): boolean {
  const isSomewhere = target.rulebookId !== null || target.designId !== null;
  const isSameRulebook = target.rulebookId === null || target.rulebookId === group.rulebookId;
  const isSameDesign = target.designId === null || target.designId === group.designId;
  return isSomewhere && !(isSameRulebook && isSameDesign);
}
