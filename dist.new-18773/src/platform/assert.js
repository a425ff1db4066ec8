/** Stops the work when something that must hold does not: a programmer's error, never a user's. */ export function invariant(condition, why) {
    if (!condition) throw new Error(`Invariant broken: ${why}`);
}

//# sourceMappingURL=assert.js.map
