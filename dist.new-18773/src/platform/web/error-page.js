/** Written on an error page after the explanation, where money could be on the reader's mind. */ const SAFE_WORDS = 'Nothing was charged by this.';
/** What `errors/error` shows for a refusal. */ export function errorPage(error, requestId) {
    const { status, title, explanation } = error.problem;
    const items = listOf(error.extra['errors']);
    return {
        title,
        description: null,
        palette: null,
        status,
        heading: title,
        words: error.message === explanation || error.message === '' ? explanation : `${error.message} ${explanation}`,
        safeWords: status >= 500 || status === 409 || status === 410 ? SAFE_WORDS : null,
        items,
        actions: [
            {
                href: '/',
                label: 'See what is on',
                isFirst: true
            },
            {
                href: '/basket',
                label: 'Go to your basket',
                isFirst: false
            }
        ],
        requestId: status >= 500 ? requestId : null
    };
}
function listOf(errors) {
    if (!Array.isArray(errors)) return [];
    return errors.map((error)=>({
            term: error.path ?? '',
            words: error.message ?? ''
        }));
}

//# sourceMappingURL=error-page.js.map
