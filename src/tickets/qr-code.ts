import QRCode from 'qrcode';
import { crc32, deflateSync } from 'node:zlib';

const MODULE_PIXELS = 12;
/** Modules of white on each side: what scanners need to find the code. */
const QUIET_MODULES = 2;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** One bit a pixel, grey scale, no interlacing. */
const FORMAT = [1, 0, 0, 0, 0];

/**
 * A QR code as a PNG, for mails, where no SVG is shown. Written here because there is one for every ticket sold:
 * a row of modules is packed once and repeated, where a general encoder walks through every pixel.
 */
export function qrPng(text: string): Buffer {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const width = (size + 2 * QUIET_MODULES) * MODULE_PIXELS;
  const blank = packRow(width, () => false);
  const rows: Buffer[] = Array.from({ length: QUIET_MODULES * MODULE_PIXELS }, () => blank);
  for (let y = 0; y < size; y += 1) {
    const row = packRow(width, x => {
      const column = Math.floor(x / MODULE_PIXELS) - QUIET_MODULES;
      return column >= 0 && column < size && data[y * size + column] === 1;
    });
    for (let copy = 0; copy < MODULE_PIXELS; copy += 1) rows.push(row);
  }
  for (let copy = 0; copy < QUIET_MODULES * MODULE_PIXELS; copy += 1) rows.push(blank);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([header, Buffer.from(FORMAT)])),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A filter byte, then a bit for each pixel: 1 is white. */
function packRow(width: number, isDark: (x: number) => boolean): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(width / 8));
  for (let x = 0; x < width; x += 1) {
    if (!isDark(x)) row[1 + (x >> 3)] = (row[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  }
  return row;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
