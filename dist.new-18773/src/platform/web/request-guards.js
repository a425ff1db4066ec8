import { crossSite, unsupportedMediaType } from '../general-problems.js';
import { DomainError } from '../problem.js';
const SAFE_METHODS = [
    'GET',
    'HEAD',
    'OPTIONS'
];
/**
 * Two rules for every request that may change something. Each side takes its own content type only: the API JSON,
 * pages forms. And a browser must have sent it from one of our own pages: it says so itself (Fetch Metadata, or
 * Origin where that is older), so forms on pages that are cached for everybody need no token. Programs that are no
 * browser send neither header, and carry no cookie that a fan did not give them.
 */ export function guardRequests(app, publicUrl) {
    const ownOrigin = new URL(publicUrl).origin;
    app.addHook('onRequest', (request, _reply, done)=>{
        if (!SAFE_METHODS.includes(request.method)) {
            refuseForeignType(request);
            if (!request.url.startsWith('/api/v1/webhooks/')) refuseCrossSite(request, ownOrigin);
        }
        done();
    });
}
function refuseForeignType(request) {
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
    if (type === undefined && !hasBody) return;
    const isApi = request.url.startsWith('/api/');
    const accepted = isApi ? [
        'application/json'
    ] : [
        'application/x-www-form-urlencoded',
        'multipart/form-data'
    ];
    if (type === undefined || !accepted.includes(type)) throw new DomainError(unsupportedMediaType);
}
function refuseCrossSite(request, ownOrigin) {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined) {
        if (site !== 'same-origin' && site !== 'none') throw new DomainError(crossSite);
        return;
    }
    const { origin, host } = request.headers;
    if (origin === undefined || origin === ownOrigin) return;
    if (!URL.canParse(origin) || new URL(origin).host !== host) throw new DomainError(crossSite);
}

//# sourceMappingURL=request-guards.js.map
