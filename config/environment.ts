import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { join } from 'node:path';
import { ROOT } from './root.js';

const flag = Transform(({ value }: { value: unknown }) =>
  value === 'on' || value === true ? true : value === 'off' || value === false ? false : value,
);
const whole = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && value ? Number(value) : value,
);

/** Every variable that the system reads from outside, checked at the start; `.env.example` describes each. */
export class Environment {
  @IsIn(['development', 'production', 'test'])
  NODE_ENV: 'development' | 'production' | 'test' = 'development';

  @IsString()
  HOST = '127.0.0.1';

  @whole
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 3000;

  /** The address that people see; the address of this process when absent. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  PUBLIC_URL?: string;

  /** A server of PostgreSQL 15 or later; without it an embedded one is started. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['postgres', 'postgresql'] })
  DATABASE_URL?: string;

  @whole
  @IsInt()
  @Min(2)
  @Max(100)
  DATABASE_CONNECTIONS = 10;

  /** The server that takes the mails of the house; without it they stay in the mailbox (`/mailbox`). */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['smtp', 'smtps'] })
  SMTP_URL?: string;

  /** From whom mails come; needed with a server for them. */
  @ValidateIf(({ SMTP_URL, MAIL_FROM }: Environment) => SMTP_URL !== undefined || MAIL_FROM !== undefined)
  @IsEmail({ require_tld: false }, { message: 'MAIL_FROM is an e-mail address, needed with SMTP_URL' })
  MAIL_FROM?: string;

  /** Where the embedded database and the files handed in are kept. */
  @IsString()
  @Length(1, 4096)
  DATA_DIR: string = join(ROOT, '.data');

  /** Does this process also work off jobs? */
  @flag
  @IsBoolean()
  JOBS = true;

  /** Is an empty database filled with the demo world at the start? On by default with the embedded database only. */
  @flag
  @IsOptional()
  @IsBoolean()
  DEMO?: boolean;

  /** How long a stop waits for requests that are under way; then their connections are closed. */
  @whole
  @IsInt()
  @Min(1)
  @Max(600)
  STOP_SECONDS = 20;

  /** May calendars be read from this machine too? For development and tests. */
  @flag
  @IsBoolean()
  CALENDARS_FROM_LOOPBACK = false;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent' = 'info';

  @IsString()
  @Length(1, 200)
  TRAINING_BODY_NAME = 'Atelier des Jalons';

  @IsString()
  @Length(1, 300)
  TRAINING_BODY_ADDRESS = '12 rue des Apprentis, 75011 Paris';

  @Matches(/^\d{14}$/, { message: 'TRAINING_BODY_SIRET has 14 digits' })
  TRAINING_BODY_SIRET = '00000000000000';

  /** Number of the declaration of activity (NDA). */
  @Matches(/^\d{11}$/, { message: 'TRAINING_BODY_NDA has 11 digits' })
  TRAINING_BODY_NDA = '11000000000';

  /** Who signs for the training body, with the capacity in which they do. */
  @IsString()
  @Length(1, 200)
  TRAINING_BODY_SIGNATORY = 'Claude Exemple, directrice';

  /** For so many months of accompanying, a mentor is a novice… */
  @whole
  @IsInt()
  @Min(0)
  @Max(60)
  MENTOR_NOVICE_MONTHS = 3;

  /** …with so many learners at most. */
  @whole
  @IsInt()
  @Min(1)
  @Max(200)
  MENTOR_NOVICE_LEARNERS = 5;

  /** The end of a mentor's contract is told so many days ahead. */
  @whole
  @IsInt()
  @Min(1)
  @Max(365)
  MENTOR_CONTRACT_WARNING_DAYS = 30;

  /** The key and secret of a LiveKit server (or La Suite Meet, OpenVidu 3), which tells who came to a session. */
  @IsOptional()
  @Length(1, 200)
  LIVEKIT_API_KEY?: string;

  @ValidateIf(({ LIVEKIT_API_KEY }: Environment) => LIVEKIT_API_KEY !== undefined)
  @Length(16, 500, { message: 'LIVEKIT_API_SECRET is needed with LIVEKIT_API_KEY, 16 characters at least' })
  LIVEKIT_API_SECRET?: string;

  /** The secret of a BigBlueButton server whose webhooks call this house; needs PUBLIC_URL. */
  @IsOptional()
  @Length(16, 500)
  BIGBLUEBUTTON_SECRET?: string;

  @Length(8, 8, { message: 'CDC_CLIENT_ID has exactly 8 characters, as the certifiers’ portal gives it' })
  CDC_CLIENT_ID = 'DEMO0000';

  @Length(1, 20)
  CDC_CONTRACT_ID = 'MCFCER000000';
}

/** Thrown at the start, with one line for each variable that is missing or wrong. */
export class EnvironmentWrong extends Error {}

/** The checked environment. Throws `EnvironmentWrong`, which names each wrong variable. */
export function environmentFrom(variables: Record<string, string | undefined>): Environment {
  const known = Object.keys(new Environment()).concat('PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'DEMO');
  const given = Object.fromEntries(
    known
      .filter((name) => variables[name] !== undefined && variables[name] !== '')
      .map((name) => [name, variables[name]]),
  );
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const faults = validateSync(environment, { whitelist: true });
  if (faults.length > 0) {
    const lines = faults.map((fault) => `  ${fault.property}: ${Object.values(fault.constraints ?? {}).join(', ')}`);
    throw new EnvironmentWrong(`These environment variables are wrong:\n${lines.join('\n')}\nSee .env.example.`);
  }
  return environment;
}

/** The whole address of a path of the house, as people reach it from outside: in mails, on papers, in calendars. */
export function addressOf({ PUBLIC_URL, HOST, PORT }: Environment, path: string): string {
  return new URL(path, PUBLIC_URL ?? `http://${HOST}:${PORT}`).href;
}

/** The environment of this process. */
export function readEnvironment(): Environment {
  return environmentFrom(process.env);
}
