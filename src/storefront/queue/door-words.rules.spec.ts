import { doorWords } from './door-words.rules.js';

describe('the words for those who stand at a full door', () => {
  it('count who goes first, and never say that there is somebody when nobody is', () => {
    expect(doorWords({ ahead: 0, isLate: false })).toBe('You are first at the door.');
    expect(doorWords({ ahead: 0, isLate: true })).toBe('You are first at the door.');
    expect(doorWords({ ahead: 1, isLate: false })).toBe(
      'You are at the door, and 1 person goes in before you. People here are let in by their place.',
    );
    expect(doorWords({ ahead: 1_200, isLate: false })).toContain('1,200 people go in before you');
  });

  it('tell whoever is late why others go first', () => {
    expect(doorWords({ ahead: 2, isLate: true })).toContain('you stand behind those who were here');
  });
});
