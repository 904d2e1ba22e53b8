import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A server for mails on this machine: takes what it is sent, or says why not. */
export class MailServer {
  private readonly taken: Buffer[] = [];
  /** What it answers to a recipient, as `550 no such mailbox`; null takes the mail. */
  refusal: string | null = null;

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<MailServer> {
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(house.refused()),
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          house.taken.push(Buffer.concat(chunks));
          done();
        });
      },
    });
    const house = new MailServer(smtp);
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    return house;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The mails that it took, in the order in which they came. */
  mails(): Promise<Email[]> {
    return Promise.all(this.taken.map((bytes) => PostalMime.parse(bytes)));
  }

  /** Lets go of what it took. */
  empty(): void {
    this.taken.length = 0;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  private refused(): Error | null {
    if (!this.refusal) return null;
    const [code, ...words] = this.refusal.split(' ');
    return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) });
  }
}
