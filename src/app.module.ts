import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { AssessmentModule } from './assessment/index.js';
import { AuditModule } from './audit/index.js';
import { CompetenceBlocksModule } from './competence-blocks/index.js';
import { ComplianceModule } from './compliance/index.js';
import { HomesModule } from './homes/index.js';
import { IdentityModule } from './identity/index.js';
import { LearnersModule } from './learners/index.js';
import { MentorsModule } from './mentors/index.js';
import { NotificationsModule } from './notifications/index.js';
import { Clock, DatabaseClock } from './platform/clock/clock.js';
import { PlatformModule } from './platform/platform.module.js';
import { SessionsModule } from './sessions/index.js';
import { StatementsModule } from './statements/index.js';
import { TracksModule } from './tracks/index.js';

/** What tests and the demo world put in the place of the outside world. */
export interface Replacements {
  clock?: Clock;
}

const ROOMS: Type[] = [
  IdentityModule,
  CompetenceBlocksModule,
  LearnersModule,
  TracksModule,
  MentorsModule,
  SessionsModule,
  StatementsModule,
  AssessmentModule,
  ComplianceModule,
  HomesModule,
  NotificationsModule,
  AuditModule,
];

@Module({})
export class AppModule {
  static with(environment: Environment, { clock }: Replacements = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(
          environment,
          clock ? { provide: Clock, useValue: clock } : { provide: Clock, useClass: DatabaseClock },
        ),
        ...ROOMS,
      ],
    };
  }
}
