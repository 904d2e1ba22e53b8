import { Module } from '@nestjs/common';
import { TitlesApi } from './titles.api.js';
import { TitlesQueries } from './titles/titles.queries.js';

@Module({
  providers: [TitlesQueries, TitlesApi],
  exports: [TitlesApi],
})
export class CompetenceBlocksModule {}
