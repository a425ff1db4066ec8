export { artworkUrl } from './artwork/artwork-address.rules.js';
export { StorefrontModule } from './storefront.module.js';
