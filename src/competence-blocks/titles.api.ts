import { Injectable } from '@nestjs/common';
import type { TitleFacts } from './titles/title.types.js';
import { type PublicTitle, PublicTitlesQueries } from './titles/public-titles.queries.js';
import { TitlesQueries } from './titles/titles.queries.js';

export type {
  AccessPath,
  BlockFacts,
  Certifier,
  CompetenceFacts,
  CriterionFacts,
  JuryComposition,
  NsfCode,
  TitleFacts,
  TitleKind,
  TitleState,
} from './titles/title.types.js';

export type { PublicTitle } from './titles/public-titles.queries.js';

/** What the rooms below may ask about titles. */
@Injectable()
export class TitlesApi {
  constructor(
    private readonly titles: TitlesQueries,
    private readonly publicTitles: PublicTitlesQueries,
  ) {}

  /** Every title that takes learners in, by its name, as everybody may see it. */
  publicTitlesByName(): Promise<PublicTitle[]> {
    return this.publicTitles.all();
  }

  /** The same of one code; null when there is none that is open. */
  publicTitle(code: string): Promise<PublicTitle | null> {
    return this.publicTitles.one(code);
  }

  /** One version of a title with its blocks, competences and criteria, whatever its state; null when there is none. */
  title(titleVersionId: string): Promise<TitleFacts | null> {
    return this.titles.title(titleVersionId);
  }
}
