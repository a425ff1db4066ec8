import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What it answers to `RCPT TO` of this address the next time, e.g. `450 4.2.1 try later`; undefined takes it. */
export type Reception = (recipient: string) => string | undefined;

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** Recipients of every attempt, taken or not, in order. */
  attempts: string[];
  /** What was taken, header and body. */
  letters: string[];
  stop: () => Promise<void>;
}

/** A mail server that says what a test wants it to say: as much of RFC 5321 as one client needs. */
export async function startMailServer(receive: Reception): Promise<MailServer> {
  const attempts: string[] = [];
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let text = '';
    let isLetter = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const answer = (line: string): void => {
      const recipient = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1];
      if (recipient !== undefined) {
        attempts.push(recipient);
        say(receive(recipient) ?? '250 ok');
      } else if (/^DATA/i.test(line)) {
        isLetter = true;
        say('354 go on');
      } else say(/^QUIT/i.test(line) ? '221 bye' : '250 ok');
    };
    say('220 mail.example.org');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const end = isLetter ? '\r\n.\r\n' : '\r\n';
        const at = text.indexOf(end);
        if (at < 0) return;
        const piece = text.slice(0, at);
        text = text.slice(at + end.length);
        if (isLetter) {
          isLetter = false;
          letters.push(piece);
          say('250 taken');
        } else answer(piece);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    attempts,
    letters,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
