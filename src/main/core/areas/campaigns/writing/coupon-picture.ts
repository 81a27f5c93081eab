// The code of a coupon as a picture that a phone or a scanner at the till reads.
import { crc32, deflateSync } from 'node:zlib'
import { encode, renderSVG } from 'uqr'

/**
 * Every seventh part of it may be unreadable; four modules of white around it, as the standard wants (ISO/IEC 18004). One mask for all:
 * every reader reads each of the eight, and trying all of them would take five times as long.
 */
const OPTIONS = { ecc: 'M', border: 4, maskPattern: 3 } as const
/** Pixels of a module. */
const SCALE = 6

/** For paper: sharp at any size. */
export function qrSvg(code: string): string {
  return renderSVG(code, OPTIONS)
}

/** For mail, whose programs show no SVG. */
export function qrPng(code: string): Uint8Array {
  const { data, size } = encode(code, OPTIONS)
  return png(size * SCALE, (row, column) => data[Math.floor(row / SCALE)]?.[Math.floor(column / SCALE)] === true)
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A square of black and white, one bit a pixel (PNG, third edition): a general encoder takes twenty times as long, which thousands would feel. */
function png(side: number, isBlack: (row: number, column: number) => boolean): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // One bit, greyscale; the only compression and filtering there are; not interlaced.
  header.set([1, 0, 0, 0, 0], 8)
  const width = 1 + Math.ceil(side / 8)
  // White, and before each line a zero: it is not filtered.
  const pixels = Buffer.alloc(width * side, 255)
  for (let row = 0; row < side; row += 1) {
    const line = row * width
    pixels[line] = 0
    for (let column = 0; column < side; column += 1) {
      const at = line + 1 + (column >> 3)
      if (isBlack(row, column)) pixels[at] = (pixels[at] ?? 0) & ~(128 >> (column & 7))
    }
  }
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([Buffer.from(SIGNATURE), ...chunks]))
}

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(content.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
