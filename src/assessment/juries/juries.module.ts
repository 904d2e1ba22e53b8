import { Module } from '@nestjs/common';
import { CompetenceBlocksModule } from '../../competence-blocks/index.js';
import { LearnersModule } from '../../learners/index.js';
import { MentorsModule } from '../../mentors/index.js';
import { SessionsModule } from '../../sessions/index.js';
import { TracksModule } from '../../tracks/index.js';
import { AppealRulingPages } from '../appeals/appeal-ruling.pages.js';
import { AppealsController } from '../appeals/appeals.controller.js';
import { AppealsQueries } from '../appeals/appeals.queries.js';
import { FileAppeal } from '../appeals/file-appeal.use-case.js';
import { OwnAppealPages } from '../appeals/own-appeal.pages.js';
import { RuleOnAppeal } from '../appeals/rule-on-appeal.use-case.js';
import { AwardFactsQueries } from '../awards/award-facts.queries.js';
import { AwardsController } from '../awards/awards.controller.js';
import { AwardsQueries } from '../awards/awards.queries.js';
import { CertificateTexts } from '../awards/certificate-texts.queries.js';
import { AwardBlocksQueries } from '../awards/award-blocks.queries.js';
import { Certificates } from '../awards/certificates.queries.js';
import { RevocationPages } from '../awards/revocation.pages.js';
import { RevocationsQueries } from '../awards/revocations.queries.js';
import { RevokeAward } from '../awards/revoke-award.use-case.js';
import { IssueAward } from '../awards/issue-award.use-case.js';
import { VerificationPages } from '../awards/verification.pages.js';
import { VerifyPaper } from '../awards/verify-paper.use-case.js';
import { CandidatesQueries } from './candidates.queries.js';
import { CasesBeforeJury } from './cases-before-jury.queries.js';
import { CaseSittings } from './case-sitting.queries.js';
import { JuryCasesController } from './cases.controller.js';
import { ConveneJury } from './convene-jury.use-case.js';
import { ConveningQueries } from './convening.queries.js';
import { DeclareConflict } from './declare-conflict.use-case.js';
import { Deliberate } from './deliberate.use-case.js';
import { JuriesController } from './juries.controller.js';
import { JuriesPages } from './juries.pages.js';
import { JuriesQueries } from './juries.queries.js';
import { JuryDetails } from './jury-detail.queries.js';
import { JuryFacts } from './jury-facts.queries.js';
import { JuryMembersController } from './jury-members.controller.js';
import { JuryMembersQueries } from './jury-members.queries.js';
import { JuryPageQueries } from './jury-page.queries.js';
import { JuryPages } from './jury.pages.js';
import { KnownTies } from './known-ties.js';
import { LearnerCasePages } from './learner-case.pages.js';
import { LearnerCasesController } from './learner-cases.controller.js';
import { LearnerCasesQueries } from './learner-cases.queries.js';
import { LegalWords } from './legal-words.js';
import { LetPresentAgain } from './let-present-again.use-case.js';
import { MinutesContents } from './minutes-content.queries.js';
import { MinutesDocument } from './minutes-document.queries.js';
import { MinutesController } from './minutes.controller.js';
import { NotifyCandidates } from './notify-candidates.use-case.js';
import { PresentationPages } from './presentation.pages.js';
import { PresentationsController } from './presentations.controller.js';
import { PresentationsQueries } from './presentations.queries.js';
import { ReadyLearners } from './ready-learners.queries.js';
import { RecordHearing } from './record-hearing.use-case.js';
import { RecordPresences } from './record-presences.use-case.js';
import { RegisterJuryMember } from './register-jury-member.use-case.js';
import { SealMinutes } from './seal-minutes.use-case.js';
import { SealedMinutesQueries } from './sealed-minutes.queries.js';
import { SignMinutes } from './sign-minutes.use-case.js';
import { SittingController } from './sitting.controller.js';
import { SittingPages } from './sitting.pages.js';

const BEFORE = [RegisterJuryMember, JuryMembersQueries, KnownTies, CandidatesQueries, ReadyLearners];
const CONVENING = [CasesBeforeJury, ConveningQueries, ConveneJury, PresentationsQueries, LetPresentAgain];
const SITTING = [JuryFacts, CaseSittings, RecordPresences, DeclareConflict, RecordHearing, Deliberate];
const MINUTES = [LegalWords, MinutesContents, SealedMinutesQueries, SealMinutes, SignMinutes, MinutesDocument];
const AFTER = [NotifyCandidates, JuriesQueries, JuryDetails, JuryPageQueries, LearnerCasesQueries];
const APPEALS = [AppealsQueries, FileAppeal, RuleOnAppeal];
const AWARDS = [
  AwardFactsQueries,
  IssueAward,
  RevokeAward,
  RevocationsQueries,
  AwardsQueries,
  CertificateTexts,
  AwardBlocksQueries,
  Certificates,
  VerifyPaper,
];
const DOORS = [
  JuryMembersController,
  JuriesController,
  SittingController,
  MinutesController,
  JuryCasesController,
  LearnerCasesController,
  PresentationsController,
  AwardsController,
  AppealsController,
];
const PAGES = [
  JuriesPages,
  JuryPages,
  SittingPages,
  LearnerCasePages,
  PresentationPages,
  VerificationPages,
  OwnAppealPages,
  AppealRulingPages,
  RevocationPages,
];

/** Juries and awards: who decides on a candidate, and what follows from it. */
@Module({
  imports: [CompetenceBlocksModule, LearnersModule, TracksModule, MentorsModule, SessionsModule],
  controllers: [...DOORS, ...PAGES],
  providers: [...BEFORE, ...CONVENING, ...SITTING, ...MINUTES, ...AFTER, ...APPEALS, ...AWARDS],
  exports: [
    RegisterJuryMember,
    ReadyLearners,
    ConveneJury,
    RecordPresences,
    DeclareConflict,
    RecordHearing,
    Deliberate,
    SealMinutes,
    SignMinutes,
    NotifyCandidates,
    LetPresentAgain,
    IssueAward,
    JuriesQueries,
    JuryDetails,
    AppealsQueries,
    LearnerCasesQueries,
    AwardsQueries,
  ],
})
export class JuriesModule {}
