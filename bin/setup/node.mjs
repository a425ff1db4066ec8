const OLDEST = [20, 19];

/** What is wrong with this version of Node, or undefined. */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return (
    `Frontrow needs Node ${OLDEST.join('.')} or newer, and this is Node ${version}. ` +
    'Get a newer one from https://nodejs.org.'
  );
}

// Checked on import, because an old Node would stumble over the files that are imported next.
const problem = nodeProblem(process.versions.node);
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
