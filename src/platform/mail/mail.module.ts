import { Global, Module } from '@nestjs/common';
import { Environment } from '../../../config/environment.js';
import { MailTransport, StayInMailbox } from './mail-transport.adapter.js';
import { SmtpMail } from './smtp-mail.adapter.js';

@Global()
@Module({
  providers: [
    {
      provide: MailTransport,
      useFactory: (environment: Environment) =>
        environment.SMTP_URL ? new SmtpMail(environment) : new StayInMailbox(),
      inject: [Environment],
    },
  ],
  exports: [MailTransport],
})
export class MailModule {}
