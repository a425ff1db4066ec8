/** The twelve palettes. Their names are the values of `data-art`, whose accents are in views/styles/palettes.css. */ export const ARTWORK_PALETTES = [
    'tide',
    'ember',
    'leaf',
    'cobalt',
    'signal',
    'pitch',
    'plum',
    'pulse',
    'ultramarine',
    'claret',
    'fjord',
    'rust'
];
export const INKS = {
    tide: {
        ground: '#0b3036',
        ink: '#f6ecd3',
        strong: '#ff6b3f',
        deep: '#17605f',
        light: '#ffb070'
    },
    ember: {
        ground: '#f7d9c2',
        ink: '#2a0a08',
        strong: '#c82a1a',
        deep: '#7d140d',
        light: '#f2805c'
    },
    leaf: {
        ground: '#f3e7cf',
        ink: '#143a6b',
        strong: '#0f6b52',
        deep: '#e0482f',
        light: '#f2a3b3'
    },
    cobalt: {
        ground: '#e7ecef',
        ink: '#10182b',
        strong: '#2b5be0',
        deep: '#e0563b',
        light: '#2aa890'
    },
    signal: {
        ground: '#0c211a',
        ink: '#f1efe2',
        strong: '#f0434f',
        deep: '#21503c',
        light: '#e8d8a6'
    },
    pitch: {
        ground: '#15713f',
        ink: '#fff6e0',
        strong: '#f2ead0',
        deep: '#0c4627',
        light: '#2f9a5c'
    },
    plum: {
        ground: '#1d0b26',
        ink: '#f8e1ea',
        strong: '#e2567f',
        deep: '#51205f',
        light: '#f2a877'
    },
    pulse: {
        ground: '#0d0b0e',
        ink: '#ffffff',
        strong: '#ff2f7d',
        deep: '#431338',
        light: '#f1e8ee'
    },
    ultramarine: {
        ground: '#eceeea',
        ink: '#14141a',
        strong: '#2448dd',
        deep: '#f0563f',
        light: '#aebbe9'
    },
    claret: {
        ground: '#f7ab92',
        ink: '#4a0a22',
        strong: '#7d1132',
        deep: '#d3455b',
        light: '#fde6da'
    },
    fjord: {
        ground: '#dfe9e8',
        ink: '#0c2540',
        strong: '#1f6483',
        deep: '#f0795a',
        light: '#86b9ca'
    },
    rust: {
        ground: '#16130f',
        ink: '#eae3d6',
        strong: '#f0602a',
        deep: '#5d2c16',
        light: '#c9b79c'
    }
};

//# sourceMappingURL=artwork-palettes.rules.js.map
