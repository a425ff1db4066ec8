import { keepTickShape } from './tick-shape.js';

describe('the shape of a tick', () => {
  it('is kept by an object that Node made for one, not by a stand-in', async () => {
    const kept = await keepTickShape();
    const keys = Object.getOwnPropertySymbols(kept).map(({ description }) => description);
    expect(keys).toEqual(expect.arrayContaining(['async_id_symbol', 'trigger_async_id_symbol']));
    expect(kept).toHaveProperty('callback');
  });

  it('is kept by one tick, however often somebody asks', async () => {
    expect(await keepTickShape()).toBe(await keepTickShape());
  });
});
