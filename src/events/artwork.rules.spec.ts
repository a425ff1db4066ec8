import { breakLines, setLine } from './artwork-letters.rules.js';
import { ARTWORK_PALETTES, artworkPalette, artworkSvg, type Artwork } from './artwork.rules.js';

const GENRES = ['Concert', 'Rock', 'Jazz', 'Classical', 'Opera', 'Musical', 'Theatre', 'Comedy', 'Football'];
const MORE_GENRES = ['Dance', 'Electronic', 'Family', 'Folk', 'Something quite new'];
const work = (more: Partial<Artwork>): Artwork => ({
  title: 'Los Días Altos',
  attraction: 'Banda del Cais',
  genre: 'Concert',
  seed: 'los-dias-altos',
  shape: 'poster',
  ...more,
});

describe('artwork', () => {
  it('is the same for the same seed and another for another', () => {
    expect(artworkSvg(work({}))).toBe(artworkSvg(work({})));
    expect(artworkSvg(work({}))).not.toBe(artworkSvg(work({ seed: 'another' })));
  });

  it.each([...GENRES, ...MORE_GENRES])('draws %s in every shape and palette below 30 KB', genre => {
    for (const shape of ['poster', 'wide', 'thumb'] as const) {
      for (const palette of ARTWORK_PALETTES) {
        const svg = artworkSvg(work({ genre, shape, palette, seed: `${genre} ${palette}` }));
        expect(svg.length).toBeLessThan(30_000);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|<text|font-family/);
      }
    }
  });

  it('sets letters as strokes on the poster only, and escapes the name', () => {
    const poster = artworkSvg(work({ title: '<Salt> & "Ash"' }));
    expect(poster).toContain('stroke-miterlimit="3"');
    expect(poster).toContain('aria-label="&#60;Salt&#62; &#38; &#34;Ash&#34;"');
    expect(artworkSvg(work({ shape: 'thumb' }))).not.toContain('stroke-miterlimit');
  });

  it('knows accents as marks over the letter they belong to', () => {
    expect(setLine('É').paths.match(/<path/g)).toHaveLength(2);
    expect(setLine('É').width).toBe(setLine('E').width);
  });

  it('breaks names into lines without losing a word', () => {
    expect(breakLines('Nine Hundred Doors', 3).join(' ')).toBe('Nine Hundred Doors');
    expect(breakLines('Supercalifragilistic', 3)).toEqual(['Supercalifragilistic']);
    expect(breakLines('', 3)).toEqual([]);
  });

  it('always finds a palette', () => {
    expect(ARTWORK_PALETTES).toContain(artworkPalette('anything'));
  });
});
