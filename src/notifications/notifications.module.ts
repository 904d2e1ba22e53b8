import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/index.js';
import { AskForLetters } from './ask-for-letters.job.js';
import { ContestMail } from './contest.mail.js';
import { DefenceMail } from './defence.mail.js';
import { ForgetLetters } from './forget-letters.job.js';
import { JuryMail } from './jury.mail.js';
import { LetterBox } from './letter-box.js';
import { LettersController } from './letters.controller.js';
import { LettersQueries } from './letters.queries.js';
import { LogMail } from './log.mail.js';
import { MailboxPages } from './mailbox.pages.js';
import { MoveMail } from './move.mail.js';
import { MentorMail } from './mentor.mail.js';
import { RemindOfSession } from './remind-of-session.job.js';
import { SendLetter } from './send-letter.job.js';
import { SessionMail } from './session.mail.js';
import { StatementMail } from './statement.mail.js';
import { TitleMail } from './title.mail.js';
import { WriteLetter } from './write-letter.js';

/** Tells people by mail what happened and concerns them. */
@Module({
  imports: [SessionsModule],
  controllers: [LettersController, MailboxPages],
  providers: [
    SessionMail,
    DefenceMail,
    ContestMail,
    JuryMail,
    TitleMail,
    MoveMail,
    LogMail,
    StatementMail,
    MentorMail,
    LetterBox,
    AskForLetters,
    RemindOfSession,
    WriteLetter,
    SendLetter,
    ForgetLetters,
    LettersQueries,
  ],
})
export class NotificationsModule {}
