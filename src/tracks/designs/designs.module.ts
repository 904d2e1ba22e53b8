import { Module } from '@nestjs/common';
import { CompetenceBlocksModule } from '../../competence-blocks/index.js';
import { DateHolidays, PublicHolidays } from '../pace/public-holidays.adapter.js';
import { ActivityFilesQueries } from './activity-files.queries.js';
import { ActivityWriting } from './activity-writing.js';
import { DesignActivitiesPages } from './design-activities.pages.js';
import { KeepActivityFile } from './keep-activity-file.use-case.js';
import { DesignOutlineQueries } from './design-outline.queries.js';
import { DesignPageQueries } from './design-page.queries.js';
import { DesignStart } from './design-start.queries.js';
import { DesignWritingPages } from './design-writing.pages.js';
import { DesignsController } from './designs.controller.js';
import { DesignsPages } from './designs.pages.js';
import { DesignsQueries } from './designs.queries.js';
import { DraftDesign } from './draft-design.use-case.js';
import { ProjectWriting } from './project-writing.js';
import { PublicationController } from './publication.controller.js';
import { PublicationQueries } from './publication.queries.js';
import { PublishDesign } from './publish-design.use-case.js';
import { RetireDesign } from './retire-design.use-case.js';
import { ReviseDesign } from './revise-design.use-case.js';

/** The projects of titles and what they prove, in versions. */
@Module({
  imports: [CompetenceBlocksModule],
  controllers: [DesignsController, DesignsPages, DesignWritingPages, DesignActivitiesPages, PublicationController],
  providers: [
    DraftDesign,
    ReviseDesign,
    PublishDesign,
    RetireDesign,
    DesignsQueries,
    PublicationQueries,
    DesignPageQueries,
    DesignOutlineQueries,
    DesignStart,
    ProjectWriting,
    ActivityWriting,
    ActivityFilesQueries,
    KeepActivityFile,
    { provide: PublicHolidays, useClass: DateHolidays },
  ],
  exports: [DraftDesign, PublishDesign, DesignsQueries, DesignOutlineQueries, PublicationQueries, PublicHolidays],
})
export class DesignsModule {}
