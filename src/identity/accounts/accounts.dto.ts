import {
  ArrayMaxSize,
  ArrayUnique,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
} from 'class-validator';
import { ROLES, type Role } from '../../platform/kernel/actor.js';
import { LANGUAGES, type Language } from '../../platform/web/locale.js';

export class OpenAccountBody {
  @IsEmail()
  @Length(3, 200)
  email: string;

  @IsString()
  @Length(1, 120)
  displayName: string;

  /** Without one, the account opens no door until the person has chosen one. */
  @IsOptional()
  @IsString()
  @Length(12, 200)
  password?: string;

  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  @IsOptional()
  @IsTimeZone()
  zone?: string;

  @ArrayUnique()
  @ArrayMaxSize(ROLES.length)
  @IsIn(ROLES, { each: true })
  roles: Role[];
}

export class OpenedAccount {
  @IsUUID()
  accountId: string;
}

export class GrantRoleBody {
  @IsIn(ROLES)
  role: Role;
}
