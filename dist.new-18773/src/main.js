import 'reflect-metadata';
import cluster from 'node:cluster';
import { ConfigError, readConfig } from './platform/config/config.js';
import { EmbeddedServerError } from './platform/embedded/index.js';
import { runPrimary } from './platform/process/primary.js';
import { runWorker } from './platform/process/worker.js';
import { createApp, prepare } from './app.js';
try {
    const config = readConfig(process.env);
    if (cluster.isWorker) await runWorker(config, createApp);
    else await runPrimary(config, {
        createApp,
        prepare
    });
} catch (error) {
    const isKnown = error instanceof ConfigError || error instanceof EmbeddedServerError;
    process.stderr.write(`${isKnown ? error.message : String(error.stack ?? error)}\n`);
    process.exit(1);
}

//# sourceMappingURL=main.js.map
