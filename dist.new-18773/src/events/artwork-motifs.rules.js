import { fixed } from './artwork-letters.rules.js';
const rect = (x, y, width, height, fill)=>`<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" fill="${fill}"/>`;
const circle = (x, y, radius, more)=>`<circle cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(radius)}" ${more}/>`;
const span = (count)=>Array.from({
        length: count
    }, (_, index)=>index);
/** A low sun over lines of water. */ const sun = ({ width, height, x, y, inks, random })=>{
    const radius = Math.min(width, height) * (0.26 + random() * 0.06);
    const line = y + radius * 0.72;
    const rings = span(6).map((i)=>circle(x, y, radius * (1.05 + i * i * 0.06 + i * 0.12), `fill="none" stroke="${inks.ink}" stroke-opacity="${0.5 - i * 0.07}" stroke-width="1.5"`));
    const waves = span(15).map((i)=>{
        const at = line + (height - line) * (i + 0.3) ** 1.35 / 15 ** 1.35;
        const swing = 3 + i * 1.4 + random() * 8;
        return `M0 ${fixed(at)}Q${fixed(width * 0.25)} ${fixed(at - swing)} ${fixed(width * 0.5)} ${fixed(at)}T${width} ${fixed(at + swing / 3)}`;
    });
    const glints = span(9).map((i)=>`<ellipse cx="${fixed(x + (random() - 0.5) * radius * 0.5)}" cy="${fixed(line + 14 + i * (height - line) * 0.075)}" rx="${fixed(radius * (0.75 - i * 0.06) * (0.5 + random() * 0.6))}" ry="3.5" fill="${inks.strong}"/>`);
    return `${rings.join('')}${circle(x, y, radius, `fill="url(#g)"`)}${rect(0, line, width, height - line, inks.deep)}<path d="${waves.join('')}" fill="none" stroke="${inks.ink}" stroke-opacity=".6" stroke-width="1.6"/>${glints.join('')}`;
};
/** Layers of a hill cut in paper. */ const contours = ({ width, height, x, y, inks, random })=>{
    const phase = span(4).map(()=>random() * 6.28);
    const size = Math.hypot(width, height) * 0.62;
    return span(9).map((level)=>{
        const points = span(60).map((i)=>{
            const angle = i / 60 * 2 * Math.PI;
            const bend = 1 + 0.16 * Math.sin(2 * angle + (phase[0] ?? 0)) + 0.11 * Math.sin(3 * angle + (phase[1] ?? 0) + level * 0.2) + 0.06 * Math.sin(5 * angle + (phase[2] ?? 0) - level * 0.3);
            const radius = size * (1 - level / 9.5) ** 1.25 * bend;
            return `${fixed(x + radius * Math.cos(angle))} ${fixed(y + radius * Math.sin(angle))}`;
        });
        const fill = level === 8 ? inks.ink : [
            inks.strong,
            inks.light,
            inks.ground
        ][level % 3];
        return `<path d="M${points.join('L')}Z" fill="${fill ?? inks.ink}"/>`;
    }).join('');
};
/** Printed tiles: quarters, halves and dots. */ const tiles = ({ width, height, inks, random })=>{
    const side = Math.ceil(Math.min(width, height) / 4);
    const colours = [
        inks.strong,
        inks.deep,
        inks.light,
        inks.ink,
        inks.ground
    ];
    const pick = ()=>colours[Math.floor(random() * colours.length)] ?? inks.strong;
    const cells = [];
    for(let top = 0; top < height; top += side){
        for(let left = 0; left < width; left += side){
            const [back, front, dot] = [
                pick(),
                pick(),
                pick()
            ];
            const turn = Math.floor(random() * 4) * 90;
            const shape = [
                `<path d="M0 0H${side}A${side} ${side} 0 0 1 0 ${side}Z" fill="${front}"/>`,
                `<path d="M0 0H${side}L0 ${side}Z" fill="${front}"/>`,
                `<path d="M0 ${side / 2}A${side / 2} ${side / 2} 0 0 1 ${side} ${side / 2}Z" fill="${front}"/>`,
                circle(side / 2, side / 2, side * 0.3, `fill="${front}"`)
            ][Math.floor(random() * 4)] ?? '';
            cells.push(`<g transform="translate(${left} ${top}) rotate(${turn} ${side / 2} ${side / 2})">${rect(0, 0, side + 0.5, side + 0.5, back)}${shape}${random() > 0.7 ? circle(side / 2, side / 2, side * 0.1, `fill="${dot}"`) : ''}</g>`);
        }
    }
    return cells.join('');
};
/** Three discs printed over one another, under the keys of a piano. */ const discs = ({ width, height, x, y, inks, random })=>{
    const radius = Math.min(width, height) * 0.29;
    const start = random() * 6.28;
    const key = width / Math.round(width / 46);
    const keys = span(Math.round(width / key)).map((i)=>[
            0,
            2,
            4,
            5,
            6
        ].includes(i % 7) ? rect(i * key + key * 0.2, 0, key * 0.62, height * 0.17, inks.ink) : `<path d="M${fixed(i * key)} 0V${fixed(height * 0.22)}" stroke="${inks.ink}" stroke-width="1.6"/>`);
    const rounds = [
        inks.strong,
        inks.deep,
        inks.light
    ].map((fill, i)=>circle(x + Math.cos(start + i * 2.09) * radius * 0.62, y + height * 0.06 + Math.sin(start + i * 2.09) * radius * 0.62, radius, `fill="${fill}" fill-opacity=".88"`));
    return rounds.join('') + keys.join('');
};
/** A street of light to one far point. */ const rails = ({ width, height, x, y, inks, random })=>{
    const eye = y - height * 0.08;
    const beams = span(17).map((i)=>`<path d="M${fixed(x)} ${fixed(eye)}L${fixed(i / 16 * width * 2.4 - width * 0.7)} ${height}" stroke="${i % 2 ? inks.deep : inks.light}" stroke-width="${i % 4 === 0 ? 3.5 : 1.4}"/>`);
    const ties = span(13).map((i)=>{
        const at = eye + (height - eye) * ((i + 1) / 13) ** 2.2;
        const half = (at - eye) * 0.62;
        return rect(x - half, at, half * 2, 2 + i * 1.5, inks.light);
    });
    const stars = span(40).map(()=>circle(random() * width, random() * eye * 0.9, 0.8 + random() * 1.6, `fill="${inks.ink}" fill-opacity=".7"`));
    return `${stars.join('')}${rect(0, eye, width, height - eye, inks.deep)}${beams.join('')}${ties.join('')}${span(4).map((i)=>circle(x, eye, 150 - i * 38, `fill="${inks.strong}" fill-opacity="${0.12 + i * 0.14}"`)).join('')}${circle(x, eye, 24, `fill="${inks.ink}"`)}`;
};
/** The mown stripes and chalk of a pitch, with a ball in the air. */ const pitch = ({ width, height, x, y, inks, random })=>{
    const step = height / 9;
    const stripes = span(9).map((i)=>rect(0, i * step, width, step + 1, i % 2 ? inks.ground : inks.light));
    const radius = Math.min(width, height) * 0.3;
    const chalk = `fill="none" stroke="${inks.strong}" stroke-width="7"`;
    const [bx, by] = [
        x + radius * (0.3 + random() * 0.3),
        y - radius * (0.25 + random() * 0.3)
    ];
    const ball = radius * 0.42;
    const patches = span(5).map((i)=>circle(bx + Math.cos(i * 1.257 + 0.3) * ball * 0.78, by + Math.sin(i * 1.257 + 0.3) * ball * 0.78, ball * 0.24, `fill="${inks.deep}"`));
    return `${stripes.join('')}<path d="M0 ${fixed(y)}H${width}" ${chalk}/>${circle(x, y, radius, chalk)}${circle(x, y, 12, `fill="${inks.strong}"`)}${circle(bx + 16, by + 20, ball, `fill="${inks.deep}" fill-opacity=".5"`)}<clipPath id="b">${circle(bx, by, ball, '')}</clipPath>${circle(bx, by, ball, `fill="${inks.ink}"`)}<g clip-path="url(#b)">${circle(bx, by, ball * 0.28, `fill="${inks.deep}"`)}${patches.join('')}</g>`;
};
export const FIRST_MOTIFS = {
    sun,
    contours,
    tiles,
    discs,
    rails,
    pitch
};
export { circle, rect, span };

//# sourceMappingURL=artwork-motifs.rules.js.map
