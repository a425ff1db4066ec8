import { type Findings, search } from './search.js';
import { shortcuts, sound } from './variants.js';

const found = Object.fromEntries(Object.entries(sound).map(([name, variant]) => [name, search(variant)]));
for (const [n, f] of Object.entries(found)) console.log(n, f.states, f.moves, f.violation, [...f.reached].join(), [...f.decided].join(' | '), f.refusals);
for (const [n, { variant }] of Object.entries(shortcuts)) { const f = search(variant); console.log(n, f.states, f.violation); }
it('x', () => {});
