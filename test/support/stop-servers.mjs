/** Ends what start-servers.mjs started and removes its folders. */
export default async function stopServers() {
  const { postgres, redis } = globalThis.frontrowTestServers ?? {};
  await Promise.all([postgres?.stop(), redis?.stop()]);
}
