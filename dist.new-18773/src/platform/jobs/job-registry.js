function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
import { Injectable } from '@nestjs/common';
import { invariant } from '../assert.js';
export class JobRegistry {
    handlers = new Map();
    /** Several modules may listen to one topic; each handler may run more than once for one row. */ on(topic, name, handle) {
        const present = this.handlers.get(topic) ?? [];
        invariant(!present.some((one)=>one.name === name), `${name} listens to ${topic} once`);
        this.handlers.set(topic, [
            ...present,
            {
                name,
                handle
            }
        ]);
    }
    handlersOf(topic) {
        const found = this.handlers.get(topic);
        invariant(found !== undefined, `somebody handles the topic ${topic}`);
        return found.map((one)=>one.handle);
    }
}
JobRegistry = _ts_decorate([
    Injectable()
], JobRegistry);

//# sourceMappingURL=job-registry.js.map
