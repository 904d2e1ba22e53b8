import { Module } from '@nestjs/common';

/** Evidence, evaluation, jury and award: how what a learner can do becomes a title. */
@Module({
  imports: [],
  controllers: [],
  providers: [],
  exports: [],
})
export class AssessmentModule {}
