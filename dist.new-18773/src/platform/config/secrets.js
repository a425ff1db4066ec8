import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const OWNER_ONLY = 0o600;
/** Fills in what an embedded start may leave out. @returns the settings and whether secrets were made just now */ export function withSecrets(config) {
    if (config.secretKey !== undefined && config.databaseUrl !== undefined) {
        return {
            config,
            isFirstStart: false
        };
    }
    const file = join(config.dataDir, 'secrets.json');
    const isFirstStart = !existsSync(file);
    const secrets = isFirstStart ? makeSecrets(config.dataDir, file) : JSON.parse(readFileSync(file, 'utf8'));
    return {
        isFirstStart,
        config: Object.freeze({
            ...config,
            secretKey: config.secretKey ?? secrets.secretKey,
            adminPassword: config.adminPassword ?? secrets.adminPassword,
            adminApiToken: config.adminApiToken ?? secrets.adminApiToken
        })
    };
}
function makeSecrets(folder, file) {
    mkdirSync(folder, {
        recursive: true
    });
    const secrets = {
        secretKey: randomBytes(32).toString('base64url'),
        adminPassword: randomBytes(12).toString('base64url'),
        adminApiToken: randomBytes(24).toString('base64url')
    };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, {
        mode: OWNER_ONLY
    });
    chmodSync(file, OWNER_ONLY);
    return secrets;
}

//# sourceMappingURL=secrets.js.map
