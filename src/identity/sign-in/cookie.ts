import type { FastifyReply } from 'fastify';
import type { Environment } from '../../../config/environment.js';
import { COOKIE } from './token.js';

/** Hands the token to the browser, out of reach of scripts and of other sites. */
export function setCookie(reply: FastifyReply, begun: { token: string; endsAt: Date }, environment: Environment): void {
  const secure = environment.PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  const expires = begun.endsAt.toUTCString();
  void reply.header(
    'set-cookie',
    `${COOKIE}=${begun.token}; Path=/; HttpOnly; SameSite=Lax; Expires=${expires}${secure}`,
  );
}

/** Takes the token out of the browser. */
export function clearCookie(reply: FastifyReply): void {
  void reply.header('set-cookie', `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
}
