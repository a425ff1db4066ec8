import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, isFree } from './free-port.js';
/** The folder's password; made on first use, readable by its owner only. */ export function rememberedPassword(home) {
    return firstWins(join(home, 'password'), ()=>randomBytes(24).toString('base64url'));
}
/** The folder's port, if it has one; whether it is free does not matter here. */ export function knownPort(home) {
    try {
        const port = Number(readFileSync(join(home, 'port'), 'utf8'));
        return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
    } catch  {
        return undefined;
    }
}
/**
 * The port to start on: the same as last time, so that links and tools keep working, or a new one
 * when another program sits there now. Two processes that start at once get the same answer, so
 * only one of their servers can bind it.
 */ export async function rememberedPort(home) {
    const known = knownPort(home);
    if (known !== undefined && await isFree(known)) return known;
    const port = await freePort();
    if (known === undefined) return Number(firstWins(join(home, 'port'), ()=>String(port)));
    replace(join(home, 'port'), String(port));
    return port;
}
function firstWins(path, make) {
    const existing = readOrEmpty(path);
    if (existing !== '') return existing;
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, make(), {
        mode: 0o600
    });
    try {
        // A link appears whole or not at all, and does not overwrite what another process put there.
        linkSync(draft, path);
    } catch (error) {
        const code = error.code;
        if (code !== 'EEXIST' || readOrEmpty(path) === '') renameSync(draft, path);
    } finally{
        rmSync(draft, {
            force: true
        });
    }
    chmodSync(path, 0o600);
    return readOrEmpty(path);
}
function replace(path, text) {
    writeFileSync(`${path}.${process.pid}`, text, {
        mode: 0o600
    });
    renameSync(`${path}.${process.pid}`, path);
}
function readOrEmpty(path) {
    try {
        return readFileSync(path, 'utf8').trim();
    } catch  {
        return '';
    }
}

//# sourceMappingURL=remembered.js.map
