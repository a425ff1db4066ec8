/** Takes one line for the person who watches the terminal. */ /** Something about the machine has to change before this can work; the message says what. */ export class EmbeddedServerError extends Error {
    name = 'EmbeddedServerError';
}

//# sourceMappingURL=server.js.map
