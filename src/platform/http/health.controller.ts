import {
  Controller,
  Get,
  type OnApplicationShutdown,
  ServiceUnavailableException,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { Db } from '../database/db.js';
import { Public } from './doors.js';

/** Tells a load balancer whether the process lives, and whether it can serve. */
@Controller('health')
export class HealthController implements BeforeApplicationShutdown, OnApplicationShutdown {
  private stopping = false;

  constructor(private readonly db: Db) {}

  @Get('live')
  @Public()
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('ready')
  @Public()
  async ready(): Promise<{ status: 'ready' }> {
    if (this.stopping) throw new ServiceUnavailableException();
    await this.db.sql('SELECT 1');
    return { status: 'ready' };
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  onApplicationShutdown(): void {
    this.stopping = true;
  }
}
