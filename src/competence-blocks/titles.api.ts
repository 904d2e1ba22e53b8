import { Injectable } from '@nestjs/common';
import type { TitleFacts } from './titles/title.types.js';
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

/** What the rooms below may ask about titles. */
@Injectable()
export class TitlesApi {
  constructor(private readonly titles: TitlesQueries) {}

  /** One version of a title with its blocks, competences and criteria, whatever its state; null when there is none. */
  title(titleVersionId: string): Promise<TitleFacts | null> {
    return this.titles.title(titleVersionId);
  }
}
