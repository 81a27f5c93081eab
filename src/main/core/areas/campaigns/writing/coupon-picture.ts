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
  const { data } = encode(code, OPTIONS)
  return png(data)
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Modules as black and white, one bit a pixel (PNG, third edition): a general encoder takes twenty times as long, which thousands would
 * feel.
 */
function png(modules: readonly (readonly boolean[])[]): Uint8Array {
  const side = modules.length * SCALE
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // One bit, greyscale; the only compression and filtering there are; not interlaced.
  header.set([1, 0, 0, 0, 0], 8)
  const pixels = Buffer.concat(modules.flatMap((row) => Array<Buffer>(SCALE).fill(lineOf(row))))
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([Buffer.from(SIGNATURE), ...chunks]))
}

/** One line of pixels: a zero, because it is not filtered, then white with the black taken out. */
function lineOf(modules: readonly boolean[]): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((modules.length * SCALE) / 8), 255)
  line[0] = 0
  for (const [module, black] of modules.entries()) {
    if (!black) continue
    for (let pixel = module * SCALE; pixel < (module + 1) * SCALE; pixel += 1) {
      const at = 1 + (pixel >> 3)
      line[at] = (line[at] ?? 0) & ~(128 >> (pixel & 7))
    }
  }
  return line
}

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(content.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
