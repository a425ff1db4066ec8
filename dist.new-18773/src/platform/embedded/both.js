import { Keeper } from './keeper.js';
import { startPostgres } from './postgres.js';
import { startRedis } from './redis.js';
/**
 * Starts what is asked for and keeps it running until `stop()`. Postgres comes first, because
 * owning it decides between two processes that start on one folder at the same moment. When one
 * fails, the other is stopped again.
 *
 * @throws EmbeddedServerError whose message tells a person what to do
 */ export async function startEmbedded(wanted) {
    const options = {
        dataDir: wanted.dataDir,
        durable: true,
        log: wanted.log
    };
    const postgres = wanted.postgres ? await startPostgres(options) : undefined;
    try {
        const redis = wanted.redis ? await startRedis(options) : undefined;
        const keepers = [];
        if (postgres) keepers.push(new Keeper('Postgres', postgres, wanted.log));
        if (redis) keepers.push(new Keeper('Redis', redis, wanted.log));
        const stop = async ()=>{
            await Promise.all(keepers.map((keeper)=>keeper.stop()));
        };
        return {
            postgres,
            redis,
            stop
        };
    } catch (error) {
        await postgres?.stop();
        throw error;
    }
}

//# sourceMappingURL=both.js.map
