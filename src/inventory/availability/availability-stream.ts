import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { SeatDirectories } from '../performance-seats/seat-directory.js';
import { type AvailabilityDocument, AvailabilityDocuments } from './availability-documents.js';

const LOOK_EVERY_MS = 250;
/** Deltas kept for clients that come back, 30 seconds' worth at least. */
const KEPT_DELTAS = 120;
/** A client that is this far behind is dropped; it comes back and resumes, or gets a snapshot. */
const MAX_BEHIND_BYTES = 1 << 20;
const HEARTBEAT_EVERY_LOOKS = 60;

interface Channel {
  planSeats: number;
  sent: AvailabilityDocument;
  deltas: { after: number; version: number; text: string }[];
  clients: Set<ServerResponse>;
}

/** Server-sent events of seat changes: a snapshot first, then what changed, at most four times a second. */
@Injectable()
export class AvailabilityStream implements OnModuleDestroy {
  private readonly channels = new Map<string, Channel>();
  private looks = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly documents: AvailabilityDocuments,
    private readonly directories: SeatDirectories,
  ) {}

  onModuleDestroy(): void {
    clearInterval(this.timer);
    for (const { clients } of this.channels.values()) for (const client of clients) client.end();
  }

  /** @throws not-found while the performance is not published */
  async join(performanceId: string, client: ServerResponse, lastEventId: string | undefined): Promise<void> {
    const channel = await this.channel(performanceId);
    const resume = channel.deltas.findIndex(delta => String(delta.after) === lastEventId);
    if (String(channel.sent.version) !== lastEventId) {
      const missed =
        resume === -1 ? [snapshotText(channel.sent)] : channel.deltas.slice(resume).map(d => d.text);
      client.write(missed.join(''));
    }
    channel.clients.add(client);
    client.on('close', () => {
      channel.clients.delete(client);
      if (channel.clients.size === 0) this.channels.delete(performanceId);
    });
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  private async channel(performanceId: string): Promise<Channel> {
    const sent = await this.documents.of(performanceId);
    const { planSeats } = await this.directories.of(performanceId);
    const present = this.channels.get(performanceId);
    if (present !== undefined) return present;
    const channel: Channel = { planSeats, sent, deltas: [], clients: new Set() };
    this.channels.set(performanceId, channel);
    return channel;
  }

  private async look(): Promise<void> {
    this.looks += 1;
    const isHeartbeat = this.looks % HEARTBEAT_EVERY_LOOKS === 0;
    for (const [performanceId, channel] of this.channels) {
      const document = await this.documents.of(performanceId).catch(() => undefined);
      if (document === undefined) continue;
      if (document.version !== channel.sent.version) this.send(channel, advance(channel, document));
      else if (isHeartbeat) this.send(channel, ': still here\n\n');
    }
  }

  private send(channel: Channel, text: string): void {
    for (const client of channel.clients) {
      if (client.writableLength > MAX_BEHIND_BYTES) client.destroy();
      else client.write(text);
    }
  }
}

function advance(channel: Channel, document: AvailabilityDocument): string {
  const changes: [number, number][] = [];
  for (let ordinal = 0; ordinal < channel.planSeats; ordinal += 1) {
    const state = document.states[ordinal] ?? 0;
    if (state !== channel.sent.states[ordinal]) changes.push([ordinal, state]);
  }
  const { version, areas } = document;
  const text = eventText('delta', version, JSON.stringify({ version, changes, areas }));
  channel.deltas.push({ after: channel.sent.version, version, text });
  if (channel.deltas.length > KEPT_DELTAS) channel.deltas.shift();
  channel.sent = document;
  return text;
}

function snapshotText(document: AvailabilityDocument): string {
  return eventText('snapshot', document.version, document.json.toString('utf8'));
}

function eventText(event: string, id: number, data: string): string {
  return `event: ${event}\nid: ${id}\ndata: ${data}\n\n`;
}
