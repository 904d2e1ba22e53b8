import { Injectable } from '@nestjs/common';
import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestPlain, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Environment } from '../../../config/environment.js';
import { CALENDAR_LIMITS, type FailedReading } from './calendar.types.js';
import { isLoopback, isPublicAddress } from './public-addresses.js';

/** The file behind an address, or why it could not be had. */
export type FetchedCalendar = { bytes: Uint8Array<ArrayBuffer> } | FailedReading;

/** Brings the calendars that mentors name, from anywhere but the inside of the house. */
export abstract class CalendarFetch {
  abstract get(address: string): Promise<FetchedCalendar>;
}

/** Over HTTPS, from public machines only: the address that was looked at is the one that is called. */
@Injectable()
export class HttpCalendarFetch extends CalendarFetch {
  constructor(private readonly environment: Environment) {
    super();
  }

  async get(address: string): Promise<FetchedCalendar> {
    const signal = AbortSignal.timeout(CALENDAR_LIMITS.fetchingMs);
    let url = address;
    for (let hop = 0; hop <= CALENDAR_LIMITS.redirects; hop += 1) {
      const target = this.targetOf(url);
      if (!target) return { failure: 'address-refused', facts: {} };
      try {
        const answer = await this.ask(target, signal);
        const next = placeOf(answer);
        if (next === null) return await contentOf(answer);
        answer.destroy();
        url = URL.canParse(next, target.href) ? new URL(next, target).href : '';
      } catch (error) {
        if (error instanceof AddressRefused) return { failure: 'address-refused', facts: {} };
        const seconds = CALENDAR_LIMITS.fetchingMs / 1000;
        return signal.aborted ? { failure: 'too-slow', facts: { seconds } } : { failure: 'unreachable', facts: {} };
      }
    }
    return { failure: 'unreachable', facts: {} };
  }

  /** Null for what is not asked for: no HTTPS, another port, a password inside, a machine of the house. */
  private targetOf(address: string): URL | null {
    const written = address.replace(/^webcal:/i, 'https:');
    if (!URL.canParse(written)) return null;
    const url = new URL(written);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (url.username || url.password || (isIP(host) && !this.mayCall(host))) return null;
    if (this.environment.CALENDARS_FROM_LOOPBACK && isLoopback(host)) return url;
    return url.protocol === 'https:' && url.port === '' ? url : null;
  }

  private ask(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    const options: RequestOptions = {
      signal,
      lookup: this.lookup,
      agent: false,
      headers: { accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'Jalon' },
    };
    return new Promise((resolve, reject) => {
      const ask = url.protocol === 'https:' ? requestSecure : requestPlain;
      ask(url, options, resolve).on('error', reject).end();
    });
  }

  /** Finds the machine of a name, and refuses it before it is called when it is no public one. */
  private readonly lookup: LookupFunction = (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const isWrong = found.length === 0 || found.some(({ address }) => !this.mayCall(address));
      if (isWrong) return done(new AddressRefused(name), []);
      if (options.all) return done(null, found);
      return done(null, found[0]?.address ?? '', found[0]?.family ?? 4);
    });
  };

  private mayCall(address: string): boolean {
    return isPublicAddress(address) || (this.environment.CALENDARS_FROM_LOOPBACK && isLoopback(address));
  }
}

class AddressRefused extends Error {}

/** Where an answer sends to; null for one that is an answer. */
function placeOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return statusCode >= 300 && statusCode < 400 && headers.location ? headers.location : null;
}

async function contentOf(answer: IncomingMessage): Promise<FetchedCalendar> {
  const { statusCode = 0 } = answer;
  if (statusCode !== 200) {
    answer.destroy();
    return { failure: 'bad-answer', facts: { status: statusCode } };
  }
  return bytesOf(answer);
}

/** The bytes of a stream that is not too long; what is too long is left unread. */
export async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<FetchedCalendar> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    length += piece.length;
    if (length > CALENDAR_LIMITS.bytes) {
      return { failure: 'too-large', facts: { megabytes: CALENDAR_LIMITS.bytes / 1e6 } };
    }
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes };
}
