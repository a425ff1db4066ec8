/** The states of a performance seat as availability counts them, two bits each. */ export const seatStates = {
    available: 0,
    held: 1,
    sold: 2,
    blocked: 3
};

//# sourceMappingURL=seat-states.js.map
