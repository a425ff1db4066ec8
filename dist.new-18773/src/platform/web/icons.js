import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
const folder = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');
const known = new Map();
/**
 * The drawing of one Lucide icon (ISC), without its own svg element: the page sets size and stroke. Only the
 * icons a page uses travel with it. Throws when there is no such icon.
 */ export function findIcon(name) {
    const found = known.get(name);
    if (found !== undefined) return found;
    const source = readFileSync(join(folder, `${name}.svg`), 'utf8');
    const drawing = source.slice(source.indexOf('>', source.indexOf('<svg')) + 1, source.lastIndexOf('</svg>')).replace(/\s+/g, ' ').trim();
    known.set(name, drawing);
    return drawing;
}

//# sourceMappingURL=icons.js.map
