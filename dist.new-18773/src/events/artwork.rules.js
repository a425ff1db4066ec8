import { breakLines, fitLine, fixed } from './artwork-letters.rules.js';
import { FIRST_MOTIFS } from './artwork-motifs.rules.js';
import { ARTWORK_PALETTES, INKS } from './artwork-palettes.rules.js';
import { SECOND_MOTIFS } from './artwork-shapes.rules.js';
export { ARTWORK_PALETTES } from './artwork-palettes.rules.js';
const SIZES = {
    poster: {
        width: 600,
        height: 800
    },
    wide: {
        width: 1600,
        height: 640
    },
    thumb: {
        width: 600,
        height: 600
    }
};
const MOTIFS = {
    ...FIRST_MOTIFS,
    ...SECOND_MOTIFS
};
/** Which drawings suit a genre; the first words that match decide. */ const BY_GENRE = [
    [
        /jazz|blues|soul/,
        [
            'discs',
            'squares'
        ]
    ],
    [
        /classical|orchestra|chamber/,
        [
            'orchestra',
            'ribbon'
        ]
    ],
    [
        /opera/,
        [
            'arches'
        ]
    ],
    [
        /musical/,
        [
            'tent',
            'arches'
        ]
    ],
    [
        /theatre|theater|drama|play/,
        [
            'rails',
            'arches'
        ]
    ],
    [
        /comedy/,
        [
            'face'
        ]
    ],
    [
        /sport|football|rugby|basketball|tennis/,
        [
            'pitch'
        ]
    ],
    [
        /dance|ballet/,
        [
            'ribbon'
        ]
    ],
    [
        /electronic|club|techno/,
        [
            'squares',
            'halftone'
        ]
    ],
    [
        /family|circus|kids/,
        [
            'tent'
        ]
    ],
    [
        /folk|world|latin|festival|fado/,
        [
            'tiles',
            'sun'
        ]
    ],
    [
        /rock|indie|metal|punk/,
        [
            'halftone',
            'contours'
        ]
    ],
    [
        /pop|concert|music/,
        [
            'sun',
            'contours',
            'discs'
        ]
    ]
];
/** FNV-1a, 32 bits. */ function hash(text) {
    let value = 0x811c9dc5;
    for (const char of text)value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
    return value >>> 0;
}
/** Mulberry32: small, fast, and the same row of numbers for the same start on every machine. */ function chance(start) {
    let state = start;
    return ()=>{
        state = state + 0x6d2b79f5 | 0;
        let mixed = Math.imul(state ^ state >>> 15, 1 | state);
        mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
        return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
    };
}
/** The palette of an event that has chosen none: the value of `data-art` for its pages. */ export function artworkPalette(seed) {
    return ARTWORK_PALETTES[hash(`palette ${seed}`) % ARTWORK_PALETTES.length] ?? 'tide';
}
function motifFor(genre, seed) {
    const words = genre.toLowerCase();
    const names = BY_GENRE.find(([pattern])=>pattern.test(words))?.[1] ?? Object.keys(MOTIFS);
    return MOTIFS[names[hash(`motif ${seed}`) % names.length] ?? 'sun'];
}
const escape = (text)=>text.replace(/[&<>"]/g, (char)=>`&#${String(char.charCodeAt(0))};`);
/** Sets the name in the band at the foot or the head of a poster, and says how high that band is. */ function setBill(work, inks, width) {
    const margin = 34;
    const lines = breakLines(work.title, 3);
    const most = {
        1: 190,
        2: 125,
        3: 92
    }[lines.length] ?? 92;
    const parts = [];
    let y = margin;
    if (work.attraction && !work.title.toLowerCase().includes(work.attraction.toLowerCase())) {
        const box = {
            x: margin,
            y: y + 2,
            width: width - 2 * margin,
            height: 25
        };
        const small = fitLine(work.attraction, {
            ...box,
            width: Math.min(box.width, work.attraction.length * 15)
        }, inks.ink);
        parts.push(small.svg);
        y += small.height + 24;
    }
    for (const line of lines){
        const accents = /\p{M}/u.test(line.normalize('NFD')) ? most * 0.22 : 0;
        const set = fitLine(line, {
            x: margin,
            y: y + accents,
            width: width - 2 * margin,
            height: most
        }, inks.ink);
        parts.push(set.svg);
        y += accents + set.height + 20;
    }
    return {
        svg: parts.join(''),
        height: y - 20 + margin
    };
}
/**
 * Draws an event as a printer of playbills would: one motif of its genre, one palette of few inks and, on a
 * poster, the name in wood type. A complete SVG document, deterministic, self-contained, below 30 KB.
 */ export function artworkSvg(work) {
    const { width, height } = SIZES[work.shape];
    const inks = INKS[work.palette ?? artworkPalette(work.seed)];
    const start = hash(`draw ${work.seed}`);
    const bill = work.shape === 'poster' ? setBill(work, inks, width) : {
        svg: '',
        height: 0
    };
    const isAtHead = start % 3 === 0;
    const free = height - bill.height;
    const sheet = {
        width,
        height: free,
        x: width * (work.shape === 'wide' ? 0.68 : 0.5),
        y: free * 0.46,
        inks,
        random: chance(start)
    };
    const picture = motifFor(work.genre, work.seed)(sheet);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(work.title)}">` + `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${inks.light}"/><stop offset=".7" stop-color="${inks.strong}"/></linearGradient>` + `<clipPath id="c"><path d="M0 0H${width}V${fixed(free)}H0Z"/></clipPath></defs>` + `<rect width="${width}" height="${height}" fill="${inks.ground}"/>` + `<g transform="translate(0 ${fixed(isAtHead ? bill.height : 0)})"><g clip-path="url(#c)">${picture}</g></g>` + `<g transform="translate(0 ${fixed(isAtHead ? 0 : free)})">${bill.svg}</g></svg>`;
}

//# sourceMappingURL=artwork.rules.js.map
