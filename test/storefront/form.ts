import type supertest from 'supertest';
import type { RunningApp } from '../support/app.js';

/** One browser without JavaScript: keeps cookies, sends forms, follows what answers 303. */
export type Browser = ReturnType<RunningApp['newAgent']>;

export interface Page {
  status: number;
  /** Path and query of the page that was reached in the end. */
  path: string;
  text: string;
  headers: Record<string, string>;
}

const MAX_REDIRECTS = 5;

export async function open(browser: Browser, path: string): Promise<Page> {
  return follow(browser, await browser.get(path), path);
}

/** Sends a form as a browser does, and goes where the answer leads. */
export async function send(
  browser: Browser,
  path: string,
  fields: Record<string, string | string[]>,
): Promise<Page> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  return follow(browser, await browser.post(path).type('form').send(body.toString()), path);
}

async function follow(browser: Browser, first: supertest.Response, from: string): Promise<Page> {
  let response = first;
  let path = from;
  for (let hops = 0; response.status >= 300 && response.status < 400; hops += 1) {
    if (hops >= MAX_REDIRECTS) throw new Error(`too many redirects from ${from}`);
    path = String(response.headers['location']);
    response = await browser.get(path);
  }
  return { status: response.status, path, text: response.text, headers: response.headers };
}

/** The action of the first form that has this text in it. */
export function actionOf(page: Page, words: string): string {
  const form = [...page.text.matchAll(/<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)].find(
    ([, , inside]) => inside?.includes(words) === true,
  );
  if (form?.[1] === undefined)
    throw new Error(`no form with "${words}" on ${page.path}: ${page.text.slice(0, 2000)}`);
  return form[1].replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}

/** The value of a hidden field. */
export function hidden(page: Page, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1];
  if (value === undefined) throw new Error(`no field ${name} on ${page.path}`);
  return value;
}

/** The address of the first link with these words. */
export function linkOf(page: Page, words: string): string {
  const link = [...page.text.matchAll(/<a[^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].find(
    ([, , inside]) => inside?.includes(words) === true,
  );
  if (link?.[1] === undefined)
    throw new Error(`no link "${words}" on ${page.path}: ${page.text.slice(0, 2000)}`);
  return link[1].replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
