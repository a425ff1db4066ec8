/**
 * Renders every page with its sample models and takes its picture at 1280 and 390 pixels, light and dark.
 *
 *   node bin/screenshots.mjs [--out .cache/screenshots] [--only home,event] [--serve 4100]
 *
 * With --serve it takes no pictures: it keeps serving the pages at /<name> until it is stopped. Needs a
 * Chromium: CHROMIUM_PATH, or one of the usual places.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import buildBrowser from './build/browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TYPES = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const WIDTHS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, '.cache', 'screenshots') },
    only: { type: 'string' },
    serve: { type: 'string' },
  },
});

/** The pages and their renderer are TypeScript: they are bundled once, and loaded from a cache folder. */
async function loadPages() {
  const outfile = join(root, '.cache', 'pages.mjs');
  await build({
    entryPoints: [join(root, 'test', 'support', 'sample-pages.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

function serve({ all, sampleAnswer, createRenderer }, port) {
  const render = createRenderer(join(root, 'views'));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const page = all.find(each => `/${each.name}` === path);
    const file = join(root, 'views', normalize(path));
    if (page) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        page.name.startsWith('mail-')
          ? "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
          : "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'",
      );
      response.end(render(page.template, page.model));
    } else if (path.startsWith('/assets/') && existsSync(file)) {
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(file));
    } else if (!sampleAnswer(request, response)) {
      response.statusCode = 404;
      response.end('no such sample');
    }
  });
  return new Promise(resolve => {
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function shoot(pages, address, out) {
  mkdirSync(out, { recursive: true });
  const executablePath = process.env.CHROMIUM_PATH ?? CHROMIUMS.find(each => existsSync(each));
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  for (const viewport of WIDTHS) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport, colorScheme });
      const tab = await context.newPage();
      tab.on(
        'console',
        message => message.type() === 'error' && console.log(`${tab.url()}: ${message.text()}`),
      );
      tab.on('pageerror', error => console.log(`${tab.url()}: ${error.message}`));
      for (const page of pages) {
        await tab.goto(`${address}/${page.name}`, { waitUntil: 'load' });
        await tab.waitForTimeout(250);
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
        if (wide > viewport.width) console.log(`${page.name} scrolls sideways: ${wide} at ${viewport.width}`);
        const fullPage = !page.name.startsWith('performance-map') && page.name !== 'performance';
        await tab.screenshot({
          path: join(out, `${page.name}-${viewport.width}-${colorScheme}.png`),
          fullPage,
        });
      }
      await context.close();
    }
  }
  await browser.close();
}

await buildBrowser({ root });
const loaded = await loadPages();
const pages = { ...loaded, all: [...loaded.PAGE_MODELS, ...loaded.MAIL_MODELS] };
const server = await serve(pages, Number(values.serve ?? 0));
const address = `http://127.0.0.1:${server.address().port}`;
if (values.serve) {
  console.log(`Sample pages on ${address}: ${pages.all.map(each => each.name).join(' ')}`);
} else {
  const wanted = values.only?.split(',');
  await shoot(
    pages.all.filter(each => !wanted || wanted.includes(each.name)),
    address,
    values.out,
  );
  server.close();
  console.log(`Pictures are in ${values.out}`);
}
