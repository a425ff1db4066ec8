import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './processes.js';
import { rememberedPassword } from './remembered.js';
import { EmbeddedServerError } from './server.js';
import { launcherFor } from './unprivileged.js';
export const POSTGRES_USER = 'frontrow';
const POSTGRES_MAJOR = '18';
/**
 * Opens the cluster below `home`, making it on first use. A new one is built beside its place and
 * renamed, so a run that is killed in between leaves no half of a cluster.
 */ export async function openCluster(home, binaries, durable) {
    mkdirSync(dirname(home), {
        recursive: true
    });
    removeAbandoned(home);
    const existing = existsSync(join(home, 'cluster'));
    const place = existing ? home : `${home}.new-${process.pid}`;
    if (!existing) prepare(place);
    const launcher = launcherFor(binaries.postgres, place, existing ? join(home, 'cluster') : undefined);
    const password = rememberedPassword(place);
    const cluster = {
        home,
        directory: join(home, 'cluster'),
        password,
        binaries,
        launcher
    };
    if (existing) {
        refuseOtherVersion(cluster);
        return cluster;
    }
    try {
        await initialise({
            ...cluster,
            home: place,
            directory: join(place, 'cluster')
        }, durable);
    } catch (error) {
        rmSync(place, {
            recursive: true,
            force: true
        });
        throw error;
    }
    try {
        renameSync(place, home);
    } catch  {
        // Another process has built the same cluster meanwhile: use that one.
        rmSync(place, {
            recursive: true,
            force: true
        });
        return openCluster(home, binaries, durable);
    }
    return cluster;
}
function prepare(place) {
    rmSync(place, {
        recursive: true,
        force: true
    });
    mkdirSync(place);
    chmodSync(place, 0o755);
    mkdirSync(join(place, 'cluster'));
    chmodSync(join(place, 'cluster'), 0o700);
}
function removeAbandoned(home) {
    const prefix = `${basename(home)}.new-`;
    for (const name of readdirSync(dirname(home))){
        if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
        rmSync(join(dirname(home), name), {
            recursive: true,
            force: true
        });
    }
}
async function initialise(cluster, durable) {
    const passwordFile = join(cluster.home, 'initial-password');
    writeFileSync(passwordFile, cluster.password, {
        mode: 0o600
    });
    const { owner } = cluster.launcher;
    if (owner !== undefined) {
        for (const path of [
            cluster.directory,
            passwordFile
        ])chownSync(path, owner.uid, owner.gid);
    }
    const { file, args, options } = cluster.launcher.command(cluster.binaries.initdb, [
        '--pgdata',
        cluster.directory,
        '--username',
        POSTGRES_USER,
        '--pwfile',
        passwordFile,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The built-in locale sorts the same on every system, so indexes stay valid when data moves.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...durable ? [] : [
            '--no-sync'
        ]
    ]);
    const child = spawn(file, args, {
        ...options,
        cwd: '/',
        stdio: [
            'ignore',
            'pipe',
            'pipe'
        ]
    });
    let output = '';
    for (const stream of [
        child.stdout,
        child.stderr
    ]){
        stream.on('data', (chunk)=>output += chunk.toString());
    }
    const code = await new Promise((resolve, reject)=>{
        child.once('error', reject);
        child.once('close', resolve);
    });
    rmSync(passwordFile, {
        force: true
    });
    if (code !== 0) {
        throw new EmbeddedServerError(`Postgres could not create its data folder:\n${output.trim()}`);
    }
}
function refuseOtherVersion(cluster) {
    const version = readFileSync(join(cluster.directory, 'PG_VERSION'), 'utf8').trim();
    if (version === POSTGRES_MAJOR) return;
    throw new EmbeddedServerError(`${cluster.home} was written by Postgres ${version}, and this is Postgres ${POSTGRES_MAJOR}. ` + 'Set DATA_DIR to a new folder, or move the data with pg_dump.');
}

//# sourceMappingURL=postgres-cluster.js.map
