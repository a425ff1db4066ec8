/**
 * Makes each thing once and keeps it for good: for `Intl`, which takes 15 to 60 µs to make a format and less than one to
 * use it, and of which a process needs a handful.
 * @param make gets what tells one from another: few texts in all, never what a client sends
 */
export function kept<By extends string[], Thing extends object>(
  make: (...by: By) => Thing,
): (...by: By) => Thing {
  const things = new Map<string, Thing>();
  return (...by) => {
    const key = by.join(' ');
    const known = things.get(key);
    if (known !== undefined) return known;
    const made = make(...by);
    things.set(key, made);
    return made;
  };
}
