import { Module } from '@nestjs/common';
import { CompetenceBlocksModule } from '../competence-blocks/index.js';
import { LearnersModule } from '../learners/index.js';
import { DesignsController } from './designs/designs.controller.js';
import { DesignsQueries } from './designs/designs.queries.js';
import { DraftDesign } from './designs/draft-design.use-case.js';
import { PublicationController } from './designs/publication.controller.js';
import { PublicationQueries } from './designs/publication.queries.js';
import { PublishDesign } from './designs/publish-design.use-case.js';
import { RetireDesign } from './designs/retire-design.use-case.js';
import { ReviseDesign } from './designs/revise-design.use-case.js';
import { ActivateRulebook } from './rulebooks/activate-rulebook.use-case.js';
import { DraftRulebook } from './rulebooks/draft-rulebook.use-case.js';
import { RetireRulebook } from './rulebooks/retire-rulebook.use-case.js';
import { RulebooksController } from './rulebooks/rulebooks.controller.js';
import { RulebooksQueries } from './rulebooks/rulebooks.queries.js';

const DESIGNS = [DraftDesign, ReviseDesign, PublishDesign, RetireDesign, DesignsQueries, PublicationQueries];
const RULEBOOKS = [DraftRulebook, ActivateRulebook, RetireRulebook, RulebooksQueries];

/** A learner on a title: the path, its numbers, the enrolment, its plan and its progress. */
@Module({
  imports: [CompetenceBlocksModule, LearnersModule],
  controllers: [DesignsController, PublicationController, RulebooksController],
  providers: [...DESIGNS, ...RULEBOOKS],
  exports: [DraftDesign, PublishDesign, DraftRulebook, ActivateRulebook],
})
export class TracksModule {}
