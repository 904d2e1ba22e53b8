import { Injectable } from '@nestjs/common';
import { TitleUnknown, VersionsUnrelated } from '../competence-blocks.errors.js';
import { seesDrafts } from '../competence-blocks.policy.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless, unmet } from '../../platform/kernel/decision.js';
import { type TitleDetail, TitlesQueries } from '../titles/titles.queries.js';
import { follows, type VersionPlace } from './correspondence.rules.js';
import type { NamingTitle } from './named-correspondences.rules.js';

/** A version with what its record says of the titles around it. */
export type PlacedVersion = { id: string } & VersionPlace & NamingTitle;

/** Two versions, the older first: each whole, and with its place. */
export interface VersionPair {
  from: TitleDetail;
  to: TitleDetail;
  places: { from: PlacedVersion; to: PlacedVersion };
}

/** A version of a title that replaces another, or that it replaces. */
export interface RelatedVersion {
  id: string;
  code: string;
  version: number;
  name: string;
}

const PLACE = `SELECT id, code, version, coalesce(register_record->'previousCodes', '[]') AS "previousCodes",
    coalesce(register_record->'nextCodes', '[]') AS "nextCodes",
    coalesce(register_record->'correspondences', '[]') AS correspondences
  FROM competence_blocks.title_version`;

/** Finds two versions of which one follows the other. */
@Injectable()
export class VersionPairs {
  constructor(
    private readonly db: Db,
    private readonly titles: TitlesQueries,
  ) {}

  /** Two versions as a person may see them, in either order. Throws TitleUnknown, VersionsUnrelated. */
  async of(titleVersionId: string, otherId: string, actor: Actor): Promise<VersionPair> {
    const one = await this.titles.detail(titleVersionId, actor);
    const other = await this.titles.detail(otherId, actor);
    const places = await this.ordered(one.id, other.id);
    const [from, to] = places.from.id === one.id ? [one, other] : [other, one];
    return { from, to, places };
  }

  /** The newest versions of the titles that this one replaces or that replace it, as a person may see them. */
  relatedTo(titleVersionId: string, actor: Actor): Promise<RelatedVersion[]> {
    return this.db.sql<RelatedVersion>(
      `SELECT DISTINCT ON (o.code) o.id, o.code, o.version, o.name
       FROM competence_blocks.title_version t JOIN competence_blocks.title_version o ON o.code <> t.code AND (
         t.register_record->'previousCodes' ? o.code OR t.register_record->'nextCodes' ? o.code
         OR o.register_record->'previousCodes' ? t.code OR o.register_record->'nextCodes' ? t.code)
       WHERE t.id = $1 AND (o.state <> 'draft' OR $2) ORDER BY o.code, o.version DESC`,
      [titleVersionId, seesDrafts(actor)],
    );
  }

  /** Where two versions stand, the older first. Throws TitleUnknown, VersionsUnrelated. */
  async ordered(oneId: string, otherId: string): Promise<VersionPair['places']> {
    const one = await this.place(oneId);
    const other = await this.place(otherId);
    const decision = follows(one, other);
    if (decision.allowed) return { from: one, to: other };
    if (follows(other, one).allowed) return { from: other, to: one };
    throw new VersionsUnrelated(unmet(decision));
  }

  /** Where two versions stand of which the second follows the first. Throws TitleUnknown, VersionsUnrelated. */
  async following(fromId: string, toId: string): Promise<VersionPair['places']> {
    const from = await this.place(fromId);
    const to = await this.place(toId);
    refuseUnless(follows(from, to), (checks) => new VersionsUnrelated(checks));
    return { from, to };
  }

  private async place(titleVersionId: string): Promise<PlacedVersion> {
    const place = await this.db.one<PlacedVersion>(`${PLACE} WHERE id = $1`, [titleVersionId]);
    if (!place) throw new TitleUnknown(titleVersionId);
    return place;
  }
}
