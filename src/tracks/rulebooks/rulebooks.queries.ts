import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { RulebookUnknown } from '../tracks.errors.js';
import { maySeeDrafts } from '../tracks.policy.js';
import type { RulebookNumbers, RulebookState } from './rulebook.types.js';

/** One version of a rulebook, with its numbers. */
export interface RulebookFacts {
  id: string;
  name: string;
  version: number;
  state: RulebookState;
  numbers: RulebookNumbers;
  /** How often the draft was written anew. */
  revision: number;
  draftedAt: Date;
  activatedAt: Date | null;
  retiredAt: Date | null;
}

/** A rulebook in a list, with how many enrolments are pinned to it that have not ended. */
export interface RulebookLine extends Omit<RulebookFacts, 'numbers'> {
  enrolments: number;
}

const RULEBOOK = `id, name, version, state, revision, numbers, drafted_at AS "draftedAt", activated_at AS "activatedAt",
  retired_at AS "retiredAt"`;

/** The rulebooks, for those who choose one and for those who write them. */
@Injectable()
export class RulebooksQueries {
  constructor(private readonly db: Db) {}

  /** One rulebook for one reader: a draft is shown to the staff alone. Throws `RulebookUnknown`. */
  async rulebookFor(actor: Actor, rulebookId: string): Promise<RulebookFacts> {
    const rulebook = await this.db.one<RulebookFacts>(
      `SELECT ${RULEBOOK} FROM tracks.rulebook WHERE id = $1 AND ($2 OR state <> 'draft')`,
      [rulebookId, maySeeDrafts(actor)],
    );
    if (!rulebook) throw new RulebookUnknown(rulebookId);
    return rulebook;
  }

  /** Every rulebook that the reader may see, newest first; at most 500. */
  listFor(actor: Actor): Promise<RulebookFacts[]> {
    return this.db.sql<RulebookFacts>(
      `SELECT ${RULEBOOK} FROM tracks.rulebook WHERE $1 OR state <> 'draft' ORDER BY id DESC LIMIT 500`,
      [maySeeDrafts(actor)],
    );
  }

  /** The same as lines of a list, with the enrolments that are under each. */
  linesFor(actor: Actor): Promise<RulebookLine[]> {
    return this.db.sql<RulebookLine>(
      `SELECT r.id, r.name, r.version, r.state, r.revision, r.drafted_at AS "draftedAt",
         r.activated_at AS "activatedAt", r.retired_at AS "retiredAt",
         (SELECT count(*)::int FROM tracks.enrolment e
          WHERE e.rulebook_id = r.id AND e.state IN ('applied', 'admitted', 'active', 'suspended')) AS enrolments
       FROM tracks.rulebook r WHERE $1 OR r.state <> 'draft' ORDER BY r.name, r.version DESC LIMIT 500`,
      [maySeeDrafts(actor)],
    );
  }
}
