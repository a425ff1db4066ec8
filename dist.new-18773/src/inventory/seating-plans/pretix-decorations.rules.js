import { isRecord } from './plan-reader.rules.js';
import { planLimits } from './seating-plan.js';
const ELLIPSE_POINTS = 32;
function numberOr(value, otherwise) {
    const usable = typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= planLimits.coordinate;
    return usable ? value : otherwise;
}
function box(width, height) {
    return [
        [
            0,
            0
        ],
        [
            width,
            0
        ],
        [
            width,
            height
        ],
        [
            0,
            height
        ]
    ];
}
function ellipse(rx, ry) {
    return Array.from({
        length: ELLIPSE_POINTS
    }, (_, i)=>{
        const angle = 2 * Math.PI * i / ELLIPSE_POINTS;
        return [
            rx * Math.cos(angle),
            ry * Math.sin(angle)
        ];
    });
}
/** The shape around its own position: boxes hang from their top left corner, ellipses are centred. */ function shapeOf(area) {
    const { rectangle, circle, ellipse: oval, polygon } = area;
    const points = isRecord(polygon) ? polygon['points'] : undefined;
    if (Array.isArray(points) && points.length <= planLimits.outlinePoints) {
        return points.filter(isRecord).map((p)=>[
                numberOr(p['x'], 0),
                numberOr(p['y'], 0)
            ]);
    }
    if (isRecord(circle)) return ellipse(numberOr(circle['radius'], 0), numberOr(circle['radius'], 0));
    const radii = isRecord(oval) ? oval['radius'] : undefined;
    if (isRecord(radii)) return ellipse(numberOr(radii['x'], 0), numberOr(radii['y'], 0));
    const sides = isRecord(rectangle) ? rectangle : area;
    return box(numberOr(sides['width'], 0), numberOr(sides['height'], 0));
}
/** Older files write the text itself, the newer editor an object around it. */ function textOf(area) {
    const text = isRecord(area['text']) ? area['text']['text'] : area['text'];
    return typeof text === 'string' ? text.slice(0, planLimits.labelCharacters).trim() : '';
}
/**
 * One pretix "area" (stage, bar, standing area; never sold seat by seat) as an outline, or null when there is
 * nothing to draw. Only its place can be a mistake; an odd shape or colour is not worth refusing a plan for.
 */ export function readDecoration(value, path, zone, reader) {
    const area = reader.record(value, path);
    if (area === null) return null;
    const position = reader.position(area['position'], `${path}.position`);
    if (position === null) return null;
    const angle = numberOr(area['rotation'], 0) * Math.PI / 180;
    const [cos, sin] = [
        Math.cos(angle),
        Math.sin(angle)
    ];
    const [left, top] = [
        zone.x + position.x,
        zone.y + position.y
    ];
    const outline = shapeOf(area).map(([x, y])=>[
            left + x * cos - y * sin,
            top + x * sin + y * cos
        ]);
    return outline.length < 3 ? null : {
        text: textOf(area),
        outline
    };
}

//# sourceMappingURL=pretix-decorations.rules.js.map
