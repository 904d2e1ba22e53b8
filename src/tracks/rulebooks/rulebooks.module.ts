import { Module } from '@nestjs/common';
import { ActivateRulebook } from './activate-rulebook.use-case.js';
import { DraftRulebook } from './draft-rulebook.use-case.js';
import { RetireRulebook } from './retire-rulebook.use-case.js';
import { ReviseRulebook } from './revise-rulebook.use-case.js';
import { RulebookWritingPages } from './rulebook-writing.pages.js';
import { RulebooksController } from './rulebooks.controller.js';
import { RulebooksPages } from './rulebooks.pages.js';
import { RulebooksQueries } from './rulebooks.queries.js';

/** The numbers that rules use, in versions. */
@Module({
  controllers: [RulebooksController, RulebookWritingPages, RulebooksPages],
  providers: [DraftRulebook, ReviseRulebook, ActivateRulebook, RetireRulebook, RulebooksQueries],
  exports: [DraftRulebook, ActivateRulebook, RulebooksQueries],
})
export class RulebooksModule {}
