import type supertest from 'supertest';
import { ADMIN_EMAIL, ADMIN_PASSWORD, type RunningApp } from './app.js';

/** The token that a page of the admin area puts into its forms. */
export function csrfOf(html: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error(`the page has no form with a token: ${html.slice(0, 200)}`);
  return token;
}

/** Signs an agent in as the admin of the settings. @returns the answer that brought the session */
export async function signIn(agent: RunningApp['request']): Promise<supertest.Response> {
  const page = await agent.get('/admin/sign-in');
  const fields = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD, _csrf: csrfOf(page.text) };
  return agent.post('/admin/sign-in').type('form').send(fields).expect(303);
}
