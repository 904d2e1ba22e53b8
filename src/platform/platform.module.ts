import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { Environment } from '../../config/environment.js';
import { Clock } from './clock/clock.js';
import { DatabaseModule } from './database/database.module.js';
import { EventsModule } from './events/events.module.js';
import { FilesModule } from './files/files.module.js';
import { HealthController } from './http/health.controller.js';
import { ProblemFilter, ProblemPages } from './http/problem.filter.js';
import { JobsModule } from './jobs/jobs.module.js';

/** What every room stands on; it knows no word of the business. */
@Global()
@Module({})
export class PlatformModule {
  static with(environment: Environment, clock: Provider<Clock>): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule, JobsModule, EventsModule, FilesModule],
      controllers: [HealthController],
      providers: [
        { provide: Environment, useValue: environment },
        clock,
        ProblemFilter,
        { provide: ProblemPages, useValue: { show: () => Promise.resolve(null) } },
      ],
      exports: [Environment, Clock, ProblemFilter],
    };
  }
}
