import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { SignInRefused } from '../identity.errors.js';
import { CheckPassword } from './check-password.js';

/** E-mail and password, through Passport. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly checkPassword: CheckPassword) {
    super({ usernameField: 'email', passwordField: 'password', session: false });
  }

  async validate(email: string, password: string): Promise<{ accountId: string }> {
    const accountId = await this.checkPassword.run(email, password);
    if (!accountId) throw new SignInRefused();
    return { accountId };
  }
}
