import type { AddressInfo } from 'node:net';
import { type Document, DocumentServer } from './ceilings/document-server.js';
import { startFastify } from './ceilings/fastify-server.js';
import { RowHolds } from './ceilings/select-for-update.js';

/** What the bench asks of the process with the ceilings, and what it hears back. */
export type CeilingRequest =
  | { kind: 'start'; redisUrl: string; databaseUrl: string }
  | { kind: 'document'; document: Document }
  | { kind: 'seats'; performanceId: string; seatIds: string[] };

export type CeilingReply = { fastifyPort: number; documentPort: number } | { error: string } | 'done';

let rows: RowHolds | undefined;
const documents = new DocumentServer();

process.on('message', (request: CeilingRequest) => {
  answerTo(request).then(
    reply => process.send?.(reply),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

async function answerTo(request: CeilingRequest): Promise<CeilingReply> {
  switch (request.kind) {
    case 'start': {
      rows = new RowHolds(request.databaseUrl);
      await rows.create();
      const app = await startFastify(request.redisUrl, rows);
      return {
        fastifyPort: (app.server.address() as AddressInfo).port,
        documentPort: await documents.listen(),
      };
    }
    case 'document':
      documents.show(request.document);
      return 'done';
    case 'seats':
      await rows?.add(request.performanceId, request.seatIds);
      return 'done';
  }
}
