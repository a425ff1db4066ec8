/** What a fan reads for each status, unless the problem itself has better words. */ export const ERROR_WORDS = {
    400: {
        heading: 'We could not read that',
        words: 'Something in the address or the form was not as we expect it. Go back and try once more.'
    },
    401: {
        heading: 'We do not know you yet',
        words: 'This page belongs to a fan who has picked seats. Choose seats first, then come back.'
    },
    403: {
        heading: 'This is not open to you',
        words: 'You may not do this from here. If you came from a form, load the page again and resend it.'
    },
    404: {
        heading: 'No such page',
        words: 'The address may be old. The event is likely still here.'
    },
    405: {
        heading: 'That does not work here',
        words: 'This address answers to another kind of request.'
    },
    409: {
        heading: 'Someone was quicker',
        words: 'What you asked for changed a moment before you. Look again at what is free.'
    },
    410: {
        heading: 'Your time is over',
        words: 'We let the seats go so that others can have them. You have not been charged.'
    },
    413: {
        heading: 'That is too much at once',
        words: 'What you sent is larger than we take. Send less.'
    },
    415: {
        heading: 'We cannot read that kind',
        words: 'Send the form from our page, or JSON to the API.'
    },
    422: {
        heading: 'Something does not fit',
        words: 'Look at what you filled in and try once more.'
    },
    429: {
        heading: 'A little slower, please',
        words: 'Too many requests came from here in a short time. Wait a moment, nothing is lost.'
    },
    500: {
        heading: 'Something broke on our side',
        words: 'It is noted with a number. Your seats and your money are safe: nothing half done stands.'
    },
    503: {
        heading: 'A short break',
        words: 'We cannot do this just now. The map is right and payments go on. Try again in a moment.'
    }
};

//# sourceMappingURL=error-words.js.map
