import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileOptions, createRenderer, findTemplates } from '../src/platform/web/view-engine.js';
import { viewHelpers } from '../src/platform/web/view-helpers.js';
import { PAGE_MODELS } from './support/page-models.js';
import { MAIL_MODELS } from './support/mail-models.js';

const VIEWS = join(import.meta.dirname, '..', 'views');
const HELPERS = Object.keys(viewHelpers(join(VIEWS, 'assets')));

/** Mails cannot use our style sheet, and their styles live in one element of their own layout. */
const isMail = (name: string): boolean => name.startsWith('mail/') || name === 'layouts/mail';

/** Everything a template is refused for, in words; empty when it is fine. */
function faults(name: string, source: string): string[] {
  const found: string[] = [];
  try {
    Handlebars.precompile(source, compileOptions(HELPERS));
  } catch (error) {
    found.push(`does not compile: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (/\{\{\{|\{\{~?&/.test(source)) found.push('writes without escaping');
  if (/<[a-z][^<>]*\s[a-z-]+=\{\{/i.test(source)) found.push('has an attribute without quotes');
  if (/<[a-z][^<>]*\son[a-z]+\s*=/i.test(source)) found.push('has an event attribute');
  if (/javascript:/i.test(source)) found.push('has a javascript: address');
  if (isMail(name)) return found;
  if (/<[a-z][^<>]*\sstyle\s*=/i.test(source)) found.push('has an inline style');
  if (/<style[\s>]/i.test(source)) found.push('has a style element');
  for (const [, attributes = ''] of source.matchAll(
    /<script\b((?:"[^"]*"|'[^']*'|\{\{[^}]*\}\}|[^>])*)>/gi,
  )) {
    const isData = /type="application\/(ld\+)?json"/.test(attributes);
    if (!isData && !/\ssrc="/.test(attributes)) found.push('has an inline script');
  }
  return found;
}

const templates = [...findTemplates(VIEWS)].map(
  ([name, file]) => [name, readFileSync(file, 'utf8')] as const,
);

describe('templates', () => {
  it('are found', () => {
    expect(templates.length).toBeGreaterThan(60);
  });

  it.each(templates)('%s is well made', (name, source) => {
    expect(faults(name, source)).toEqual([]);
  });

  it.each([
    ['an unknown helper', '<p>{{shout name}}</p>', 'does not compile'],
    ['a broken block', '<p>{{#if name}}</p>', 'does not compile'],
    ['a triple mustache', '<p>{{{name}}}</p>', 'without escaping'],
    ['an ampersand mustache', '<p>{{&name}}</p>', 'without escaping'],
    ['an attribute without quotes', '<a class="x" href={{href}}>a</a>', 'without quotes'],
    ['an inline style', '<p style="color:red">a</p>', 'inline style'],
    ['a style element', '<style>p{}</style>', 'style element'],
    ['an event attribute', '<p onclick="go()">a</p>', 'event attribute'],
    ['an inline script', '<script>go()</script>', 'inline script'],
    ['a script of another type', '<script type="module">go()</script>', 'inline script'],
    ['a javascript address', '<a href="javascript:go()">a</a>', 'javascript:'],
  ])('are refused for %s', (_what, source, fault) => {
    expect(faults('storefront/planted', source).join()).toContain(fault);
  });
});

describe('pages', () => {
  const render = createRenderer(VIEWS);

  it.each([...PAGE_MODELS, ...MAIL_MODELS].map(page => [page.name, page] as const))(
    '%s renders',
    (_name, page) => {
      const html = render(page.template, page.model);
      expect(html).not.toMatch(/undefined|\[object Object\]|NaN|\{\{/);
    },
  );

  it.each(PAGE_MODELS.map(page => [page.name, page] as const))(
    '%s can be used by everyone',
    (_name, page) => {
      const html = render(page.template, page.model);
      expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
      expect(html.match(/<main[\s>]/g)).toHaveLength(1);
      expect(html).toContain('<html lang="');
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const labels = [...html.matchAll(/<label[^>]*\sfor="([^"]+)"/g)].map(([, id]) => id);
      expect(labels.filter(id => !ids.includes(id))).toEqual([]);
      for (const image of html.match(/<img\b[^>]*>/g) ?? []) expect(image).toMatch(/\salt="/);
    },
  );

  it('fails for a value that a view model forgot', () => {
    const [page] = PAGE_MODELS;
    expect(() => render(page?.template ?? '', { title: 'Nothing else' })).toThrow();
  });

  it('escapes what people typed, also in data for scripts', () => {
    const page = PAGE_MODELS.find(each => each.name === 'event');
    const evil = '</script><script>alert(1)</script>';
    const html = render('storefront/event', { ...page?.model, name: evil, structuredData: { name: evil } });
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('\\u003c/script\\u003e');
  });
});
