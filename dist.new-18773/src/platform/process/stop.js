/** A stop that takes longer is cut off: 30 s are promised in all. */ const DEADLINE_MS = 25_000;
/** Ends the process in good order on the first SIGTERM or SIGINT; further ones change nothing. */ export function onStop(stop) {
    let isStopping = false;
    const begin = ()=>{
        if (isStopping) return;
        isStopping = true;
        setTimeout(()=>{
            process.stderr.write('Stopping took too long; leaving now.\n');
            process.exit(0);
        }, DEADLINE_MS).unref();
        stop().then(()=>process.exit(0), (error)=>{
            process.stderr.write(`Stopping failed: ${String(error)}\n`);
            process.exit(1);
        });
    };
    for (const signal of [
        'SIGTERM',
        'SIGINT'
    ]){
        // The set-up ends at once on a signal; from here on there is something to put away first.
        process.removeAllListeners(signal);
        process.on(signal, begin);
    }
}

//# sourceMappingURL=stop.js.map
