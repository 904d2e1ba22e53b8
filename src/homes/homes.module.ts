import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/index.js';
import { TracksModule } from '../tracks/index.js';
import { AroundTrackQueries } from './track/around-track.queries.js';
import { TrackPages } from './track/track.pages.js';

/** The first page of each person. */
@Module({
  imports: [TracksModule, SessionsModule],
  controllers: [TrackPages],
  providers: [AroundTrackQueries],
})
export class HomesModule {}
