import { Injectable } from '@nestjs/common';

/** An entry for the recipient's own calendar: RFC 5545 text, and what it asks of the calendar (RFC 5546). */
export interface MailCalendar {
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  content: string;
}

/** A mail as it goes out. */
export interface Mail {
  /** Stable for one letter, so that a second delivery of it is recognised. */
  messageId: string;
  to: { name: string; email: string };
  subject: string;
  text: string;
  html: string;
  calendar?: MailCalendar;
}

/** The server refused this mail for good: to try again would change nothing. */
export class MailRefused extends Error {}

/** The way of mails out of the house. */
export abstract class MailTransport {
  /** Hands a mail over; throws when it was not taken, `MailRefused` when it never will be. */
  abstract send(mail: Mail): Promise<void>;
}

/** Mails stay in the mailbox of the house, where no server for them is set. */
@Injectable()
export class StayInMailbox extends MailTransport {
  send(_mail: Mail): Promise<void> {
    return Promise.resolve();
  }
}
