#!/usr/bin/env node
import './setup/node.mjs';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { SetupError, endOnSignals } from './setup/progress.mjs';

/** Every command is a compiled file with `run(args)`, which resolves to the exit code. */
const COMMANDS = { 'verify-draw': '../dist/src/queue/draw/verify-draw.command.js' };
const CANNOT_TELL = 2;

async function main([name, ...args]) {
  if (!Object.hasOwn(COMMANDS, name ?? '')) {
    console.error(`Usage: npx frontrow <command>\n\nCommands: ${Object.keys(COMMANDS).join(', ')}`);
    return CANNOT_TELL;
  }
  endOnSignals();
  await ensureDependencies(resolve(import.meta.dirname, '..'));
  await ensureBuilt();
  const command = await import(COMMANDS[name]);
  return command.run(args);
}

// An exit code of 1 says that a draw is wrong, so whatever else goes wrong must not end with it.
process.exitCode = await main(process.argv.slice(2)).catch(error => {
  console.error(error instanceof SetupError ? error.message : (error.stack ?? error));
  return CANNOT_TELL;
});
