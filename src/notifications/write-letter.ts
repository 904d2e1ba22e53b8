import { Injectable } from '@nestjs/common';
import { addressOf, Environment } from '../../config/environment.js';
import { AccountNames, type Addressee } from '../identity/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { MailCalendar } from '../platform/mail/mail-transport.adapter.js';
import { Views } from '../platform/web/views.js';
import type { Letter } from './letter.entity.js';
import { seriesEntries, sessionEntry } from './session-calendar.js';

/** A letter in words, with the entry for the recipient's calendar where there is one. */
export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
  calendar?: MailCalendar;
}

/** Puts a letter into words, in the language and zone of the one it goes to. */
@Injectable()
export class WriteLetter {
  constructor(
    private readonly views: Views,
    private readonly names: AccountNames,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  async run(letter: Letter, to: Addressee): Promise<WrittenLetter> {
    const { kind, withId, facts: known, href } = letter;
    const { language, zone, name } = to;
    const now = (await this.clock.now()).toJSDate();
    const voice = this.views.voiceFor({ language, zone, now });
    const names = withId ? await this.names.of([withId]) : null;
    const facts = { ...known, with: (withId && names?.get(withId)) ?? '' };
    const subject = voice.t(`mails:${kind}.subject`, facts);
    const data = {
      subject,
      greeting: voice.t('mails:greeting', { name }),
      body: voice.t(`mails:${kind}.body`, facts),
      open: voice.t('mails:open'),
      address: addressOf(this.environment, href),
      foot: voice.t('mails:foot', { zone }),
    };
    const { greeting, body, open, address, foot } = data;
    const text = `${greeting}\n\n${body}\n\n${open}${voice.t('colon')} ${address}\n\n-- \n${foot}\n`;
    const html = this.views.render('notifications/mails/letter', data, { language, zone, path: '/', now });
    const summary = voice.t('mails:calendar', facts);
    const words = { summary, description: body, address };
    const calendar =
      sessionEntry(letter, to, words, this.environment) ?? seriesEntries(letter, to, words, this.environment);
    return { subject, text, html, ...(calendar && { calendar }) };
  }
}
