import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import { Events } from '../platform/events/events.js';
import { ContestMail } from './contest.mail.js';
import { DefenceMail } from './defence.mail.js';
import { JuryMail } from './jury.mail.js';
import { LetterBox } from './letter-box.js';
import type { NewLetter } from './letter.types.js';
import { LogMail } from './log.mail.js';
import { MoveMail } from './move.mail.js';
import { MentorMail } from './mentor.mail.js';
import { SessionMail } from './session.mail.js';
import { StatementMail } from './statement.mail.js';
import { TitleMail } from './title.mail.js';

/** News of an older fact helps nobody: an outage of days, or a demo world's past, is not told afterwards. */
const NEWS_HOURS = 24;

/** Asks for the letters that a fact gives rise to, together with the receipt of its event: once for each person. */
@Injectable()
export class AskForLetters implements OnModuleInit {
  @Inject() private readonly sessions: SessionMail;
  @Inject() private readonly defences: DefenceMail;
  @Inject() private readonly juries: JuryMail;
  @Inject() private readonly contests: ContestMail;
  @Inject() private readonly titles: TitleMail;
  @Inject() private readonly moves: MoveMail;
  @Inject() private readonly logs: LogMail;
  @Inject() private readonly statements: StatementMail;
  @Inject() private readonly mentors: MentorMail;

  constructor(
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly box: LetterBox,
  ) {}

  onModuleInit(): void {
    for (const mail of [
      this.sessions,
      this.defences,
      this.juries,
      this.contests,
      this.titles,
      this.moves,
      this.logs,
      this.statements,
      this.mentors,
    ]) {
      const name = `letters ${mail.events.join(' ')}`;
      this.events.tell({ name, events: mail.events, run: (event) => this.ask(event, () => mail.lettersFor(event)) });
    }
  }

  private async ask(event: DeliveredEvent, letters: () => Promise<NewLetter[]>): Promise<void> {
    const now = await this.clock.now();
    if (event.recordedAt < now.minus({ hours: NEWS_HOURS }).toJSDate()) return;
    for (const letter of await letters()) await this.box.take(letter, event.position, now.toJSDate());
  }
}
