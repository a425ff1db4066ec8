export { AdminModule } from './admin.module.js';

//# sourceMappingURL=index.js.map
