import { Injectable } from '@nestjs/common';
import { type TitleFacts, TitlesApi } from '../../competence-blocks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { addMonths } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { PublicHolidays } from '../pace/public-holidays.adapter.js';
import { weekOf } from '../pace/week.rules.js';
import { RULEBOOK_DEFAULTS } from '../rulebooks/rulebook.types.js';
import { DesignUnknown } from '../tracks.errors.js';
import { type PaceLine, timelineOf } from './design-timeline.rules.js';
import type { DesignFacts, DesignProject } from './design.types.js';
import { DesignsQueries } from './designs.queries.js';
import { PublicationQueries } from './publication.queries.js';

/** A design with its title, what still stands between it and its publication, and how it would be laid out. */
export interface DesignOnPage {
  design: DesignFacts;
  title: TitleFacts;
  decision: Decision;
  /** For somebody who enters today and works from Monday to Friday in France, at each pace of the newest rulebook. */
  timeline: { enteredOn: string; lines: PaceLine[] };
  followers: number;
}

const HOUSE_ZONE = 'Europe/Paris';
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** What the pages of a design show. */
@Injectable()
export class DesignPageQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly titles: TitlesApi,
    private readonly designs: DesignsQueries,
    private readonly publication: PublicationQueries,
    private readonly holidays: PublicHolidays,
  ) {}

  /** The whole page of a design, for one reader. Throws `DesignUnknown`. */
  async of(actor: Actor, designId: string): Promise<DesignOnPage> {
    const { design, title } = await this.withTitle(actor, designId);
    return {
      design,
      title,
      decision: await this.publication.decision(designId),
      timeline: await this.timeline(design.projects),
      followers: await this.designs.followersOf(designId),
    };
  }

  /** A design and its title, for one reader. Throws `DesignUnknown`. */
  async withTitle(actor: Actor, designId: string): Promise<{ design: DesignFacts; title: TitleFacts }> {
    const design = await this.designs.designFor(actor, designId);
    const title = await this.titles.title(design.titleVersionId);
    if (!title) throw new DesignUnknown(designId);
    return { design, title };
  }

  private async timeline(projects: readonly DesignProject[]): Promise<DesignOnPage['timeline']> {
    const enteredOn = dayOf(await this.clock.now(), HOUSE_ZONE);
    const paces = await this.paces();
    const until = addMonths(enteredOn, Math.max(...paces));
    const holidays = await this.holidays.between({ country: 'FR', region: null }, enteredOn, until);
    const idOf = new Map(projects.map(({ id, code }) => [code, id]));
    const work = projects.map(({ id: projectId, code, position, estimatedHours, prerequisites }) => ({
      projectId,
      code,
      position,
      estimatedHours,
      prerequisites: prerequisites.flatMap((other) => idOf.get(other) ?? []),
    }));
    return { enteredOn, lines: timelineOf(work, paces, { enteredOn, week: weekOf(MONDAY_TO_FRIDAY), holidays }) };
  }

  private async paces(): Promise<number[]> {
    const row = await this.db.one<{ paces: number[] }>(
      `SELECT numbers->'paces' AS paces FROM tracks.rulebook WHERE state = 'active' ORDER BY activated_at DESC LIMIT 1`,
    );
    return row?.paces ?? RULEBOOK_DEFAULTS.paces;
  }
}
