import { IsEmail, IsIn, IsISO8601, IsString, IsUUID, Length } from 'class-validator';
import { ROLES, type Role } from '../../platform/kernel/actor.js';

export class SignInBody {
  @IsEmail()
  @Length(3, 200)
  email: string;

  @IsString()
  @Length(1, 200)
  password: string;
}

export class BegunSignIn {
  /** Sent as a bearer, or kept by the browser's cookie. */
  @IsString()
  token: string;

  @IsISO8601()
  endsAt: string;
}

export class SignedInPerson {
  @IsUUID()
  id: string;

  @IsString()
  name: string;

  @IsIn(ROLES, { each: true })
  roles: Role[];

  @IsString()
  language: string;

  @IsString()
  zone: string;
}
