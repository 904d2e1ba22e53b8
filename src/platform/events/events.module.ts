import { Global, Module } from '@nestjs/common';
import { Events } from './events.js';
import { ForgetEvents } from './forget-events.job.js';
import { DeliverEvents } from './outbox.job.js';

@Global()
@Module({ providers: [Events, DeliverEvents, ForgetEvents], exports: [Events] })
export class EventsModule {}
