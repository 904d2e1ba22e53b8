import { Global, Module } from '@nestjs/common';
import { Events } from './events.js';
import { DeliverEvents } from './outbox.job.js';

@Global()
@Module({ providers: [Events, DeliverEvents], exports: [Events] })
export class EventsModule {}
