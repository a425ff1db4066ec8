/** A seat as one reads it aloud: "Stalls, row H, seat 14"; a place in an area is only its area. */ export function seatWords({ section, row, seat }) {
    const parts = [
        section
    ];
    if (row !== '') parts.push(`row ${row}`);
    if (seat !== '') parts.push(`seat ${seat}`);
    return parts.join(', ');
}

//# sourceMappingURL=seat-words.rules.js.map
