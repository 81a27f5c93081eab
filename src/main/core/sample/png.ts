// The smallest PNG there is: 8-bit RGB, one IDAT, no interlace (RFC 2083). Only the sample shop's faces need it.
import { crc32, deflateSync } from 'node:zlib'

/** `pixel` gives red, green and blue (0-255) of a place; the picture is `size` x `size`. */
export function encodePng(
  size: number,
  pixel: (x: number, y: number) => readonly [number, number, number],
): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc(size * (size * 3 + 1))
  let at = 0
  for (let y = 0; y < size; y += 1) {
    rows[at] = 0 // no filter on this row
    at += 1
    for (let x = 0; x < size; x += 1) for (const part of pixel(x, y)) rows[at++] = part
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  )
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
