import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedServerError } from './server.js';
/**
 * Postgres never runs as root. An ordinary user runs it as itself; root runs it as `nobody`, which
 * exists everywhere, so that no user is ever added to the system.
 *
 * @param program a binary that answers `--version`, to see whether a way works
 * @param directory a folder in which the program has to work
 * @param files an existing folder that the program will own, if there is one
 */ export function launcherFor(program, directory, files) {
    const present = files === undefined ? undefined : statSync(files);
    const me = process.getuid?.();
    if (me !== 0) {
        if (present !== undefined && me !== undefined && present.uid !== me) {
            throw new EmbeddedServerError(`${directory} belongs to another user (id ${present.uid}): Frontrow ran there as root or as somebody ` + 'else before. Run it as that user again, or set DATA_DIR to a folder of your own.');
        }
        return {
            owner: undefined,
            command: (file, args)=>({
                    file,
                    args: [
                        ...args
                    ],
                    options: {}
                })
        };
    }
    const owner = present ? {
        uid: present.uid,
        gid: present.gid
    } : {
        uid: idOf('-u'),
        gid: idOf('-g')
    };
    const launchers = [
        plain(owner),
        throughClosedFolders(owner)
    ];
    for (const launcher of launchers){
        const { file, args, options } = launcher.command(program, [
            '--version'
        ]);
        if (spawnSync(file, args, {
            ...options,
            cwd: '/',
            stdio: 'ignore'
        }).status !== 0) continue;
        const look = launcher.command('/bin/sh', [
            '-c',
            'cd "$0"',
            directory
        ]);
        if (spawnSync(look.file, look.args, {
            ...look.options,
            cwd: '/',
            stdio: 'ignore'
        }).status === 0) {
            return launcher;
        }
    }
    throw new EmbeddedServerError(`Postgres does not run as root, and the user "nobody" cannot reach ${directory}. ` + 'Start Frontrow as an ordinary user, or set DATA_DIR to a folder that everybody may enter, ' + 'or set DATABASE_URL to a Postgres server of your own.');
}
function plain(owner) {
    return {
        owner,
        command: (file, args)=>({
                file,
                args: [
                    ...args
                ],
                options: {
                    ...owner
                }
            })
    };
}
/**
 * In a folder that only root may enter (like /root) `nobody` keeps one right of root: to pass by
 * the permissions of files. Everything else, with it root itself, is dropped.
 */ function throughClosedFolders(owner) {
    const drop = [
        `--reuid=${owner.uid}`,
        `--regid=${owner.gid}`,
        '--clear-groups',
        // Without it the kernel forgets that one right whenever a program asks access().
        '--securebits=+no_setuid_fixup',
        '--inh-caps=-all,+dac_override',
        '--ambient-caps=-all,+dac_override',
        '--bounding-set=-all,+dac_override',
        '--'
    ];
    return {
        owner,
        command: (program, args)=>({
                file: 'setpriv',
                args: [
                    ...drop,
                    program,
                    ...args
                ],
                options: {}
            })
    };
}
function idOf(flag) {
    try {
        return Number(execFileSync('id', [
            flag,
            'nobody'
        ], {
            encoding: 'utf8'
        }));
    } catch  {
        throw new EmbeddedServerError('Postgres does not run as root, and there is no user "nobody" to run it. ' + 'Start Frontrow as an ordinary user, or set DATABASE_URL to a Postgres server of your own.');
    }
}

//# sourceMappingURL=unprivileged.js.map
