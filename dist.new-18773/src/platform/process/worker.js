import { onStop } from './stop.js';
/** Serves until the returned function is called. */ export async function listen(config, createApp) {
    const app = await createApp(config);
    await app.listen({
        port: config.port,
        host: config.host
    });
    return ()=>app.close();
}
export async function runWorker(config, createApp) {
    let stop = ()=>Promise.resolve();
    onStop(()=>stop());
    stop = await listen(config, createApp);
}

//# sourceMappingURL=worker.js.map
