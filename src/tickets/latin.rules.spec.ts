import { latin } from './latin.rules.js';

describe('a name in the letters of the PDF', () => {
  it.each([
    ['Zoë Ångström', 'Zoë Ångström'],
    ['Łódź', 'Lódz'],
    ['Đặng Sœur', 'Dang Soeur'],
    ['山田太郎', ''],
    ['Ada 🎭', 'Ada '],
  ])('%s is %s', (name, plain) => expect(latin(name)).toBe(plain));
});
