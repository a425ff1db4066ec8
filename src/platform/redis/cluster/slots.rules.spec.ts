import { movedTo, readSlots, slotOf } from './slots.rules.js';

const ASKED = { host: '10.0.0.1', port: 7_000 };

describe('the slot of a key', () => {
  // What CLUSTER KEYSLOT of Redis 7 answers.
  it.each([
    ['123456789', 12_739],
    ['{p:abc}:seat:1', 1_042],
    ['p:abc', 1_042],
    ['foo{bar}{zap}', 5_061],
    ['foo{{bar}}zap', 4_015],
    ['{bar', 4_015],
    ['ümläut', 8_204],
  ])('%s', (key, slot) => {
    expect(slotOf(key)).toBe(slot);
  });

  it('is not that of an empty tag', () => {
    expect(slotOf('{}:what is there is no tag')).toBe(14_539);
  });
});

describe('an answer to CLUSTER SLOTS', () => {
  const [one, two, three] = [7_000, 7_001, 7_002].map(port => ({ host: '10.0.0.2', port }));
  const map = readSlots(
    [
      [0, 99, ['10.0.0.2', 7_000, 'id of one', []], ['10.0.0.2', 7_002, 'id of three', []]],
      [200, 299, ['10.0.0.2', 7_001, 'id of two', []]],
      [300, 300, ['10.0.0.2', 7_000, 'id of one', []], ['10.0.0.2', 7_002, 'id of three', []]],
    ],
    ASKED,
  );

  it('tells the owner of each slot, and that some have none', () => {
    const owners = [0, 99, 100, 199, 200, 299, 300, 301].map(slot => map.owners[slot]);
    expect(owners).toEqual([one, one, undefined, undefined, two, two, one, undefined]);
  });

  it('names masters and all nodes, each once', () => {
    expect(map.masters).toEqual([one, two]);
    expect(map.nodes).toEqual([one, three, two]);
  });

  it.each([null, ''])('means whoever answers when it leaves the address out: %p', host => {
    expect(readSlots([[0, 0, [host, 7_005]]], ASKED).masters).toEqual([{ host: '10.0.0.1', port: 7_005 }]);
  });
});

describe('an error of a server', () => {
  it.each([
    ['MOVED 3999 10.0.0.2:6381', { host: '10.0.0.2', port: 6_381 }],
    ['MOVED 3999 fe80::1:6381', { host: 'fe80::1', port: 6_381 }],
    ['MOVED 3999 :6381', { host: '10.0.0.1', port: 6_381 }],
    ['ASK 3999 10.0.0.2:6381', undefined],
    ['ERR user_script:1: MOVED 3999 10.0.0.2:6381', undefined],
  ])('%s', (text, address) => {
    expect(movedTo(new Error(text), ASKED)).toEqual(address);
  });

  it('that is none says nothing', () => {
    expect(movedTo('MOVED 3999 10.0.0.2:6381', ASKED)).toBeUndefined();
  });
});
