import { fixed } from './artwork-letters.rules.js';
import { circle, rect, span } from './artwork-motifs.rules.js';
/** Doors within doors, lit from behind. */ const arches = ({ width, height, x, inks, random })=>{
    const tallest = height * 0.98;
    const colours = [
        inks.deep,
        inks.strong,
        inks.light,
        inks.ground
    ];
    const shift = Math.floor(random() * 3);
    return span(9).map((i)=>{
        const half = Math.min(width * 0.48, height * 0.55) * (1 - i / 9.6);
        const top = height - tallest * (1 - i / 11);
        return `<path d="M${fixed(x - half)} ${height}V${fixed(top + half)}A${fixed(half)} ${fixed(half)} 0 0 1 ${fixed(x + half)} ${fixed(top + half)}V${height}Z" fill="${colours[(i + shift) % 4] ?? inks.strong}"/>`;
    }).join('') + `<path d="M${fixed(x - 14)} ${height}v-${fixed(height * 0.13)}q14 -22 28 0v${fixed(height * 0.13)}z" fill="${inks.ink}"/>`;
};
/** A field of dots that breathes. Dots of one size are one path of round-ended strokes without length. */ const halftone = ({ width, height, x, y, inks, random })=>{
    const step = Math.sqrt(width * height / 820);
    const [arms, turn] = [
        1 + Math.floor(random() * 3),
        random() * 6.28
    ];
    const sizes = span(9).map(()=>[]);
    for(let row = 0; row * step < height + step; row += 1){
        for(let column = 0; column * step < width + step; column += 1){
            const [px, py] = [
                (column + row % 2 / 2) * step,
                row * step
            ];
            const far = Math.hypot(px - x, py - y) / Math.min(width, height);
            const wave = Math.sin(far * 9 + Math.atan2(py - y, px - x) * arms + turn);
            sizes[Math.round(wave * 4 + 4)]?.push(`M${fixed(px)} ${fixed(py)}h0`);
        }
    }
    const dots = sizes.map((places, size)=>size === 0 ? '' : `<path d="${places.join('')}" stroke-width="${fixed(step * (0.08 + size * 0.132))}"/>`);
    return `<g fill="none" stroke="${inks.strong}" stroke-linecap="round">${dots.join('')}</g>`;
};
/** A ribbon of lines, turned as a dancer turns. */ const ribbon = ({ width, height, x, y, inks, random })=>{
    const [lean, twist] = [
        0.3 + random() * 0.5,
        2.4 + random() * 1.6
    ];
    const size = Math.min(width, height);
    const lines = span(44).map((i)=>{
        const t = i / 43;
        const at = (s)=>`${fixed(x + size * (lean * (s - 0.5) * 0.7 + 0.24 * Math.sin(s * twist * 1.7 + 0.4) + (t - 0.5) * 0.5 * Math.cos(s * twist * 1.9)))} ${fixed(s * height)}`;
        return `M${at(-0.02)}L${span(22).map((k)=>at((k + 1) / 21)).join('L')}`;
    });
    return `${circle(x + size * 0.2, y - size * 0.2, size * 0.19, `fill="${inks.strong}"`)}${circle(x - size * 0.27, y + size * 0.22, size * 0.07, `fill="${inks.deep}"`)}<path d="${lines.join('')}" fill="none" stroke="${inks.ink}" stroke-width="1.5"/>`;
};
/** A round head that has heard this one before. */ const face = ({ width, height, x, y, inks, random })=>{
    const radius = Math.min(width, height) * 0.42;
    const [cy, lid, look] = [
        y + radius * 0.25,
        0.1 + random() * 0.45,
        (random() - 0.5) * 0.13
    ];
    const eye = (side)=>{
        const [ex, ey, er] = [
            x + side * radius * 0.38,
            cy - radius * 0.16,
            radius * 0.21
        ];
        return `${circle(ex, ey, er, `fill="${inks.light}"`)}${circle(ex + look * radius, ey + er * 0.25, er * 0.42, `fill="${inks.ink}"`)}<path d="M${fixed(ex - er * 1.1)} ${fixed(ey - er * 1.15)}h${fixed(er * 2.2)}v${fixed(er * (0.7 + lid))}h${fixed(-er * 2.2)}z" fill="${inks.strong}"/>`;
    };
    const mouth = `<path d="M${fixed(x - radius * 0.34)} ${fixed(cy + radius * 0.42)}q${fixed(radius * 0.34)} ${fixed(radius * (random() > 0.5 ? 0.24 : -0.1))} ${fixed(radius * 0.68)} ${fixed(-radius * 0.06)}" fill="none" stroke="${inks.light}" stroke-width="${fixed(radius * 0.055)}" stroke-linecap="round"/>`;
    const rays = span(24).map((i)=>`<path d="M${fixed(x)} ${fixed(cy)}L${fixed(x + Math.cos(i * 0.2618) * width)} ${fixed(cy + Math.sin(i * 0.2618) * width)}L${fixed(x + Math.cos(i * 0.2618 + 0.13) * width)} ${fixed(cy + Math.sin(i * 0.2618 + 0.13) * width)}Z" fill="${inks.deep}" fill-opacity=".28"/>`);
    return `${rays.join('')}${circle(x, cy, radius, `fill="${inks.strong}"`)}${eye(-1)}${eye(1)}${mouth}`;
};
/** Half circles like an orchestra seen from the balcony. */ const orchestra = ({ width, height, x, inks, random })=>{
    const foot = height * 0.86;
    const size = Math.min(width * 0.62, height * 0.8);
    const colours = [
        inks.ink,
        inks.strong,
        inks.light,
        inks.ground
    ];
    const halves = span(8).map((i)=>{
        const radius = size * (1 - i * 0.125);
        return `<path d="M${fixed(x - radius)} ${fixed(foot)}A${fixed(radius)} ${fixed(radius)} 0 0 1 ${fixed(x + radius)} ${fixed(foot)}Z" fill="${colours[i % 4] ?? inks.ink}"/>`;
    });
    const bows = span(26).map((i)=>{
        const angle = Math.PI * (1.04 + i / 25 * 0.92);
        const [from, to] = [
            size * 1.05,
            size * (1.12 + random() * 0.1)
        ];
        return `M${fixed(x + Math.cos(angle) * from)} ${fixed(foot + Math.sin(angle) * from)}L${fixed(x + Math.cos(angle) * to)} ${fixed(foot + Math.sin(angle) * to)}`;
    });
    return `<path d="${bows.join('')}" stroke="${inks.ink}" stroke-width="4"/>${halves.join('')}${circle(x, foot, size * 0.1, `fill="${inks.deep}"`)}${rect(0, foot, width, height - foot, inks.ink)}`;
};
/** Squares that turn as they go in. */ const squares = ({ width, height, x, y, inks, random })=>{
    const size = Math.hypot(width, height) * 1.25;
    const turn = 5 + random() * 7;
    return span(24).map((i)=>{
        const side = size * 0.86 ** i;
        return `<rect x="${fixed(-side / 2)}" y="${fixed(-side / 2)}" width="${fixed(side)}" height="${fixed(side)}" fill="${i % 8 === 5 ? inks.strong : i % 2 ? inks.ground : inks.ink}" transform="translate(${fixed(x)} ${fixed(y)}) rotate(${fixed(i * turn)})"/>`;
    }).join('');
};
/** A big top: rays, a tent, flags. */ const tent = ({ width, height, x, y, inks, random })=>{
    const reach = Math.hypot(width, height);
    const turn = random();
    const rays = span(12).map((i)=>{
        const angle = i * 0.5236 + turn;
        return `<path d="M${fixed(x)} ${fixed(y)}L${fixed(x + Math.cos(angle) * reach)} ${fixed(y + Math.sin(angle) * reach)}L${fixed(x + Math.cos(angle + 0.26) * reach)} ${fixed(y + Math.sin(angle + 0.26) * reach)}Z" fill="${inks.light}"/>`;
    });
    const half = Math.min(width, height) * 0.42;
    const [top, foot] = [
        y - half * 0.62,
        height
    ];
    const strips = span(8).map((i)=>`<path d="M${fixed(x)} ${fixed(top)}Q${fixed(x + (i - 4) * half * 0.1)} ${fixed(y)} ${fixed(x + (i - 4) * half * 0.3)} ${fixed(foot)}H${fixed(x + (i - 3) * half * 0.3)}Q${fixed(x + (i - 3) * half * 0.1)} ${fixed(y)} ${fixed(x)} ${fixed(top)}Z" fill="${i % 2 ? inks.ground : inks.strong}"/>`);
    return `${rays.join('')}<path d="M${fixed(x)} ${fixed(top - half * 0.4)}V${fixed(top + 4)}" stroke="${inks.ink}" stroke-width="6"/><path d="M${fixed(x)} ${fixed(top - half * 0.4)}l${fixed(half * 0.3)} ${fixed(half * 0.1)}l${fixed(-half * 0.3)} ${fixed(half * 0.1)}z" fill="${inks.deep}"/>${strips.join('')}`;
};
export const SECOND_MOTIFS = {
    arches,
    halftone,
    ribbon,
    face,
    orchestra,
    squares,
    tent
};

//# sourceMappingURL=artwork-shapes.rules.js.map
