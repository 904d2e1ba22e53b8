import { Module } from '@nestjs/common';
import { AssessmentModule } from '../assessment/index.js';
import { ComplianceModule } from '../compliance/index.js';
import { CompetenceBlocksModule } from '../competence-blocks/index.js';
import { LearnersModule } from '../learners/index.js';
import { MentorsModule } from '../mentors/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TracksModule } from '../tracks/index.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { CatalogueDoor, CataloguePages } from './catalogue/catalogue.pages.js';
import { CatalogueQueries } from './catalogue/catalogue.queries.js';
import { IndicatorsQueries } from './catalogue/indicators.queries.js';
import { SearchEnginesPages } from './catalogue/search-engines.pages.js';
import { OpenContestsQueries } from './contests/open-contests.queries.js';
import { DossierPages } from './dossier/dossier.pages.js';
import { DossierQueries } from './dossier/dossier.queries.js';
import { JudgingPages } from './judging/judging.pages.js';
import { MentorHomeQueries } from './mentoring/mentor-home.queries.js';
import { MentoringPages } from './mentoring/mentoring.pages.js';
import { AroundOfficeQueries } from './office/around-office.queries.js';
import { ExpiriesQueries } from './office/expiries.queries.js';
import { OfficePages } from './office/office.pages.js';
import { OfficeQueries } from './office/office.queries.js';
import { AroundTrackQueries } from './track/around-track.queries.js';
import { TrackPages } from './track/track.pages.js';

/** The first page of each person. */
@Module({
  imports: [
    CompetenceBlocksModule,
    LearnersModule,
    MentorsModule,
    TracksModule,
    SessionsModule,
    AssessmentModule,
    ComplianceModule,
  ],
  controllers: [
    CatalogueController,
    CataloguePages,
    CatalogueDoor,
    SearchEnginesPages,
    TrackPages,
    MentoringPages,
    OfficePages,
    JudgingPages,
    DossierPages,
  ],
  providers: [
    CatalogueQueries,
    IndicatorsQueries,
    OpenContestsQueries,
    AroundTrackQueries,
    MentorHomeQueries,
    AroundOfficeQueries,
    ExpiriesQueries,
    OfficeQueries,
    DossierQueries,
  ],
})
export class HomesModule {}
