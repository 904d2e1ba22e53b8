import { Module } from '@nestjs/common';

/** A learner on a title: the path, its numbers, the enrolment, its plan and its progress. */
@Module({
  imports: [],
  controllers: [],
  providers: [],
  exports: [],
})
export class TracksModule {}
