import { rounded } from './plan-reader.rules.js';
/** Twice the signed area of the triangle o, a, b: positive when the turn at `a` is to the left. */ function turn(o, a, b) {
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}
function halfHull(points) {
    const hull = [];
    for (const point of points){
        for(;;){
            const last = hull.at(-1);
            const before = hull.at(-2);
            if (last === undefined || before === undefined || turn(before, last, point) > 0) break;
            hull.pop();
        }
        hull.push(point);
    }
    hull.pop();
    return hull;
}
/**
 * The smallest convex polygon around the points, by Andrew's monotone chain (A. M. Andrew, "Another
 * efficient algorithm for convex hulls in two dimensions", 1979), in O(n log n). Points on an edge are left
 * out. One point gives itself; points on one line give its two ends.
 */ export function convexHull(points) {
    const sorted = points.toSorted((a, b)=>a[0] - b[0] || a[1] - b[1]);
    const first = sorted[0];
    const last = sorted.at(-1);
    if (first === undefined || last === undefined) return [];
    if (first[0] === last[0] && first[1] === last[1]) return [
        first
    ];
    return [
        ...halfHull(sorted),
        ...halfHull(sorted.toReversed())
    ];
}
const CORNERS = 8;
/**
 * A polygon around a section's seats that keeps about `margin` plan units away from every seat's centre:
 * the hull of an octagon laid around each corner of the seats' own hull.
 */ export function sectionOutline(seats, margin) {
    // The octagon's corners lie outside the circle, so that its edges keep the full margin.
    const reach = margin / Math.cos(Math.PI / CORNERS);
    const widened = [];
    for (const [x, y] of convexHull(seats)){
        for(let corner = 0; corner < CORNERS; corner += 1){
            const angle = (corner + 0.5) * 2 * Math.PI / CORNERS;
            widened.push([
                x + reach * Math.cos(angle),
                y + reach * Math.sin(angle)
            ]);
        }
    }
    return convexHull(widened).map(([x, y])=>[
            rounded(x),
            rounded(y)
        ]);
}

//# sourceMappingURL=section-outlines.rules.js.map
