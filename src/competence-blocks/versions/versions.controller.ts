import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ChangesQuery, VersionChangesAnswer } from './changes.dto.js';
import { standingPairs } from './correspondence.rules.js';
import {
  CorrespondenceDecidedAnswer,
  CorrespondencesAnswer,
  CorrespondencesQuery,
  CriteriaPairedAnswer,
  DecideCorrespondenceBody,
  PairCriteriaBody,
} from './correspondences.dto.js';
import { CorrespondencesQueries } from './correspondences.queries.js';
import { DecideCorrespondence } from './decide-correspondence.use-case.js';
import { PairCriteria } from './pair-criteria.use-case.js';
import { changesBetween } from './version-changes.rules.js';
import { VersionPairs } from './version-pairs.js';

/** What changed between two versions, and which blocks and criteria of them correspond. */
@Controller('api')
export class VersionsController {
  constructor(
    private readonly versionPairs: VersionPairs,
    private readonly correspondences: CorrespondencesQueries,
    private readonly decideCorrespondence: DecideCorrespondence,
    private readonly pairCriteria: PairCriteria,
  ) {}

  @Get('titles/:titleVersionId/correspondences')
  @Can('competence-blocks.see-titles')
  @Answers(200, CorrespondencesAnswer)
  @Operation('See which blocks and criteria of two versions correspond, decided or proposed', {
    404: ['competence-blocks.title-unknown'],
    422: ['competence-blocks.versions-unrelated'],
  })
  async between(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Query() asked: CorrespondencesQuery,
    @CurrentActor() actor: Actor,
  ) {
    const pair = await this.versionPairs.of(titleVersionId, asked.with, actor);
    const [fromTitleVersionId, toTitleVersionId] = [pair.from.id, pair.to.id];
    const blocks = await this.correspondences.between(pair);
    const criteria = await this.correspondences.criteriaBetween(fromTitleVersionId, toTitleVersionId);
    return { fromTitleVersionId, toTitleVersionId, blocks, criteria };
  }

  @Get('titles/:titleVersionId/changes')
  @Can('competence-blocks.see-titles')
  @Answers(200, VersionChangesAnswer)
  @Operation('See what changed between two versions: head, jury, blocks, competences and criteria word by word', {
    404: ['competence-blocks.title-unknown'],
    422: ['competence-blocks.versions-unrelated'],
  })
  async changes(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Query() asked: ChangesQuery,
    @CurrentActor() actor: Actor,
  ) {
    const pair = await this.versionPairs.of(asked.from, titleVersionId, actor);
    const correspond = standingPairs(await this.correspondences.between(pair));
    const changes = changesBetween(pair.from, pair.to, correspond);
    return { fromTitleVersionId: pair.from.id, toTitleVersionId: pair.to.id, ...changes };
  }

  @Post('block-correspondences')
  @Can('competence-blocks.manage-titles')
  @Answers(201, CorrespondenceDecidedAnswer)
  @Operation('Decide how far a block stands for one of a later version', {
    404: ['competence-blocks.block-unknown'],
    409: ['competence-blocks.correspondence-decided-meanwhile'],
    422: ['competence-blocks.correspondence-not-decidable', 'competence-blocks.versions-unrelated'],
  })
  decide(@Body() asked: DecideCorrespondenceBody, @CurrentActor() actor: Actor) {
    return this.decideCorrespondence.run(asked, actor);
  }

  @Post('criterion-correspondences')
  @Can('competence-blocks.manage-titles')
  @Answers(201, CriteriaPairedAnswer)
  @Operation('Say by hand whether two criteria of corresponding blocks ask the same', {
    404: ['competence-blocks.criterion-unknown'],
    422: ['competence-blocks.criteria-not-pairable'],
  })
  pair(@Body() asked: PairCriteriaBody, @CurrentActor() actor: Actor) {
    return this.pairCriteria.run(asked, actor);
  }
}
