import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type NodemailerError } from 'nodemailer';
import { Environment } from '../../../config/environment.js';
import { type Mail, MailRefused, MailTransport } from './mail-transport.adapter.js';

const CONNECTIONS = 2;
const PATIENCE_MS = 20_000;

/** What a server says for good begins with a 5 (RFC 5321, 4.2.1); of the sender's own rights it is mended by us. */
const FOR_GOOD = 500;
const ABOUT_THE_MAIL = ['EENVELOPE', 'EMESSAGE'];

/** Hands mails to the server of `SMTP_URL`, over connections that are kept open. */
@Injectable()
export class SmtpMail extends MailTransport implements OnApplicationShutdown {
  private readonly server;

  constructor({ SMTP_URL: url, MAIL_FROM, TRAINING_BODY_NAME: name }: Environment) {
    super();
    const address = MAIL_FROM ?? '';
    const timeouts = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    const nothingFetched = { disableFileAccess: true, disableUrlAccess: true };
    this.server = createTransport(
      { url: url ?? '', pool: true, maxConnections: CONNECTIONS, ...timeouts, ...nothingFetched },
      { from: { name, address } },
    );
  }

  async send({ messageId, to, calendar, ...words }: Mail): Promise<void> {
    try {
      await this.server.sendMail({
        ...words,
        messageId: `<${messageId}@jalon>`,
        to: { name: to.name, address: to.email },
        // No answer of an absent reader's machine, please (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(calendar && { icalEvent: { ...calendar, filename: 'jalon.ics' } }),
      });
    } catch (error) {
      const { code, responseCode = 0, message } = error as NodemailerError;
      const isRefused = responseCode >= FOR_GOOD && ABOUT_THE_MAIL.includes(code ?? '');
      throw isRefused ? new MailRefused(message) : error;
    }
  }

  onApplicationShutdown(): void {
    this.server.close();
  }
}
