import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Environment } from '../../config/environment.js';
import { Clock } from './clock/clock.js';
import { DatabaseModule } from './database/database.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { EventsModule } from './events/events.module.js';
import { FilesModule } from './files/files.module.js';
import { ForgetAnswers } from './http/forget-answers.job.js';
import { HealthController } from './http/health.controller.js';
import { ProblemFilter, ProblemPages } from './http/problem.filter.js';
import { OpenApi } from './http/openapi.js';
import { OpenApiController } from './http/openapi.controller.js';
import { RouteList } from './http/routes.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MailModule } from './mail/mail.module.js';
import { HousePages } from './web/problem-pages.js';
import { WebModule } from './web/web.module.js';

/** What every room stands on; it knows no word of the business. */
@Global()
@Module({})
export class PlatformModule {
  static with(environment: Environment, clock: Provider<Clock>): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        DatabaseModule,
        JobsModule,
        EventsModule,
        FilesModule,
        DocumentsModule,
        MailModule,
        WebModule.register({ development: environment.NODE_ENV !== 'production' }),
      ],
      controllers: [HealthController, OpenApiController],
      providers: [
        { provide: Environment, useValue: environment },
        clock,
        ProblemFilter,
        RouteList,
        ForgetAnswers,
        OpenApi,
        { provide: ProblemPages, useClass: HousePages },
      ],
      exports: [Environment, Clock, ProblemFilter],
    };
  }
}
