/** Everything about one performance shares a hash tag, so that scripts stay in one slot of a cluster. */ export function keyPrefix(performanceId) {
    return `{p:${performanceId}}:`;
}
export function performanceOfPrefix(prefix) {
    return prefix.slice('{p:'.length, -'}:'.length);
}
export function seatKey(performanceId, seatId) {
    return `${keyPrefix(performanceId)}seat:${seatId}`;
}
/** Every process hears every change of every performance on this channel. */ export const CHANGES_CHANNEL = 'frontrow:availability';

//# sourceMappingURL=availability.keys.js.map
