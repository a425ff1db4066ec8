import { inflateSync } from 'node:zlib';
import QRCode from 'qrcode';
import { qrPng } from './qr-code.js';

const TEXT = 'FR1.7K2MQX4D.1';
const PIXELS = 12;
const QUIET = 2;

describe('a QR code as a PNG', () => {
  const png = qrPng(TEXT);

  it('is a square picture of one bit a pixel', () => {
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
    expect([...png.subarray(24, 26)]).toEqual([1, 0]);
  });

  it('shows each module where the code has it, with white around', () => {
    const { size, data } = QRCode.create(TEXT, { errorCorrectionLevel: 'M' }).modules;
    const length = png.readUInt32BE(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    const rowBytes = rows.length / png.readUInt32BE(20);
    const isDark = (column: number, row: number): boolean => {
      const x = (column + QUIET) * PIXELS + PIXELS / 2;
      const y = (row + QUIET) * PIXELS + PIXELS / 2;
      return ((rows[y * rowBytes + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
    };
    for (let y = -QUIET; y < size + QUIET; y += 1) {
      for (let x = -QUIET; x < size + QUIET; x += 1) {
        const inside = x >= 0 && y >= 0 && x < size && y < size;
        expect(isDark(x, y)).toBe(inside && data[y * size + x] === 1);
      }
    }
  });
});
