import { AVAILABLE, AvailabilityBoard, HELD } from './board.js';
/** The board that the copy in Redis stands for. */ export function boardFrom([, version, states, held], size) {
    const board = new AvailabilityBoard(size, Number(version));
    board.apply(Array.from({
        length: size
    }, (_, ordinal)=>[
            ordinal,
            states.charCodeAt(ordinal) - 48,
            0,
            ''
        ]));
    for(let i = 0; i < held.length; i += 2){
        const [ordinal = '', shopper = ''] = (held[i] ?? '').split(/:(.*)/s);
        if (board.stateOf(Number(ordinal), 0) !== AVAILABLE) continue;
        board.apply([
            [
                Number(ordinal),
                HELD,
                Number(held[i + 1]),
                shopper
            ]
        ]);
    }
    return board;
}

//# sourceMappingURL=board-snapshot.js.map
