import { Global, Module } from '@nestjs/common';
import { MailTransport, StayInMailbox } from './mail-transport.adapter.js';

@Global()
@Module({ providers: [{ provide: MailTransport, useClass: StayInMailbox }], exports: [MailTransport] })
export class MailModule {}
