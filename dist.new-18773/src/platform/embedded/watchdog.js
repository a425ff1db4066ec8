import { spawn } from 'node:child_process';
/**
 * Sits on a pipe from this process. When the pipe breaks, because this process was killed, it
 * kills the server whose process id is the first line of the pid file and removes the folder. The
 * folder is compared with the server's before anything is killed, where the system lets it look.
 */ const SCRIPT = `
read -r word
[ "$word" = done ] && exit 0
pid=$(head -n 1 "$1" 2>/dev/null)
if [ -n "$pid" ] && tr '\\0' ' ' < "/proc/$pid/cmdline" 2>/dev/null | grep -qF "$2"; then
  kill -s "$3" "$pid" 2>/dev/null
elif [ -n "$pid" ] && [ ! -e /proc/self/cmdline ] && ps -ww -o args= -p "$pid" | grep -qF "$2"; then
  kill -s "$3" "$pid" 2>/dev/null
fi
tries=0
while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 50 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
rm -rf "$2"
`;
/** Ties a throwaway server to the life of this process. */ export class Watchdog {
    child;
    /**
   * @param pidFile file whose first line is the server's process id
   * @param directory the throwaway folder, an absolute path
   * @param signal what ends the server at once: `QUIT` for Postgres, `KILL` for Redis
   */ constructor(pidFile, directory, signal){
        this.child = spawn('/bin/sh', [
            '-c',
            SCRIPT,
            'frontrow-watchdog',
            pidFile,
            directory,
            signal
        ], {
            detached: true,
            stdio: [
                'pipe',
                'ignore',
                'ignore'
            ],
            cwd: '/'
        });
        this.child.stdin?.on('error', ()=>undefined);
        this.child.unref();
        this.child.stdin?.unref?.();
    }
    /** The server has ended in good order: nothing is left to watch. */ dismiss() {
        this.child.stdin?.end('done\n');
    }
}

//# sourceMappingURL=watchdog.js.map
