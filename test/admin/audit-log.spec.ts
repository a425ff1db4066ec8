import { Client } from 'pg';
import { AdminApi, venue } from '../support/admin-api.js';
import { type RunningApp, startApp } from '../support/app.js';

let running: RunningApp;
let api: AdminApi;
beforeAll(async () => {
  running = await startApp();
  api = new AdminApi(running);
});
afterAll(() => running.close());
const send: AdminApi['send'] = (method, path, body) => api.send(method, path, body);
const made = (path: string, body: object): Promise<string> => api.made(path, body);
describe('the audit log', () => {
  it('tells who did what, and keeps no trace of what was refused', async () => {
    const id = await made('/venues', venue);
    await send('patch', `/venues/${id}`, { city: 'York' }).expect(200);
    await send('patch', `/venues/${id}`, { city: '' }).expect(400);
    await send('delete', `/venues/${id}`).expect(204);
    const { body } = await send('get', `/audit?q=${id}`).expect(200);
    expect(body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'venue.deleted',
      'venue.changed',
      'venue.created',
    ]);
    expect(body.items[1]).toMatchObject({ actor: 'token:settings', detail: { city: 'York' } });
  });

  it('cannot be rewritten', async () => {
    const client = new Client({ connectionString: running.databaseUrl });
    await client.connect();
    await expect(client.query('DELETE FROM audit_log')).rejects.toThrow('append only');
    await expect(client.query(`UPDATE audit_log SET actor = 'nobody'`)).rejects.toThrow('append only');
    await client.end();
  });
});
