import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person, ProblemBody, World } from '../world.js';

/** A form with one long file, made while it is sent. */
export interface LongForm {
  fields?: Record<string, string>;
  name: string;
  start: string | Buffer;
  /** Sent over and over until so many bytes went out. */
  again: Buffer;
  bytes: number;
  end?: string;
}

/** What became of it: the answer, and how much went out before it came. */
export interface Sent {
  status: number;
  body: ProblemBody;
  sentBytes: number;
}

/** Sends a long form over a real connection, until it ends or an answer comes; the world has to listen. */
export async function sending(world: World, who: Person, url: string, form: LongForm): Promise<Sent> {
  const { port } = world.app.getHttpServer().address() as AddressInfo;
  const headers = { authorization: `Bearer ${who.token}`, 'content-type': 'multipart/form-data; boundary=b' };
  const outgoing = request({ host: '127.0.0.1', port, path: url, method: 'POST', headers, agent: false });
  const answer: { came: boolean; whole?: Promise<Pick<Sent, 'status' | 'body'>> } = { came: false };
  answer.whole = new Promise((resolve, reject) => {
    // A sender that goes on after the answer may find the connection closed.
    outgoing.on('error', (error) => (answer.came ? undefined : reject(error)));
    outgoing.on('response', (response) => {
      answer.came = true;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const body = JSON.parse(Buffer.concat(parts).toString()) as ProblemBody;
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
  });
  let sentBytes = 0;
  for (const part of partsOf(form)) {
    if (answer.came) break;
    sentBytes += part.length;
    if (!outgoing.write(part)) {
      await Promise.race([new Promise((resolve) => outgoing.once('drain', resolve)), answer.whole]);
    }
  }
  if (!answer.came) outgoing.end();
  const { status, body } = await answer.whole;
  outgoing.destroy();
  return { status, body, sentBytes };
}

function* partsOf({ fields = {}, name, start, again, bytes, end = '' }: LongForm): Generator<string | Buffer> {
  for (const [field, value] of Object.entries(fields)) {
    yield `--b\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
  }
  yield `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  yield start;
  for (let sent = 0; sent < bytes; sent += again.length) yield again;
  yield `${end}\r\n--b--\r\n`;
}
