interface Place {
  section: string;
  row: string;
  seat: string;
}

/** Seats of one row said together: "Stalls, row F, seats 14 and 15"; places of an area are counted. */
export function seatGroups(places: readonly Place[]): string {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = JSON.stringify([place.section, place.row]);
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()].map(groupWords).join('; ');
}

function groupWords(group: Place[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const labels = group.map(({ seat }) => seat).filter(seat => seat !== '');
  const row = first.row === '' ? first.section : `${first.section}, row ${first.row}`;
  if (labels.length === 0) return group.length === 1 ? row : `${group.length} places, ${row}`;
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(labels);
  return `${row}, ${labels.length === 1 ? 'seat' : 'seats'} ${list}`;
}
