import { ADMIN_TOKEN, type RunningApp } from './app.js';

const ROOT = '/api/v1/admin';
/** An id that nothing has. */
export const ABSENT = '019a0000-0000-7000-8000-000000000000';
export const venue = { name: 'Corliss Theatre', city: 'London', country: 'GB', timeZone: 'Europe/London' };
export const plan = {
  name: 'Small',
  sections: [{ name: 'Stalls', rows: 2, seatsPerRow: 5, category: 'Standard' }],
};

/** The admin API as its token's owner sees it. */
export class AdminApi {
  constructor(private readonly running: RunningApp) {}

  send(method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object | string) {
    const request = this.running.request[method](`${ROOT}${path}`).set(
      'authorization',
      `Bearer ${ADMIN_TOKEN}`,
    );
    return body === undefined ? request : request.set('content-type', 'application/json').send(body);
  }

  /** Makes something. @returns its id */
  async made(path: string, body: object): Promise<string> {
    const answer = await this.send('post', path, body).expect(201);
    return answer.body.id as string;
  }

  /** What a performance needs before it. */
  async madeEvent(): Promise<{ eventId: string; venueId: string; planId: string }> {
    const attractionId = await this.made('/attractions', { name: 'Ilse Marrow', genre: 'Folk' });
    const eventId = await this.made('/events', { name: 'Tidewrack', attractionId, genre: 'Folk' });
    return {
      eventId,
      venueId: await this.made('/venues', venue),
      planId: await this.made('/seating-plans', plan),
    };
  }
}
