import { type Browser, chromium } from 'playwright-core';

const isOff = process.env['FRONTROW_BROWSER'] === 'off';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** The browser that is there: where the set-up found or put it, else Debian's. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ARGS });
}

/** Tests that need a browser; a machine that has none and may get none says loudly what it leaves out. */
export function describeInBrowser(title: string, body: () => void): void {
  if (!isOff) {
    describe(title, body);
    return;
  }
  it(`${title}: is left out, because FRONTROW_BROWSER=off says that this machine has none`, () => {
    console.warn(`FRONTROW_BROWSER=off: "${title}" is not tested in this run.`);
    expect(process.env['FRONTROW_BROWSER']).toBe('off');
  });
}
