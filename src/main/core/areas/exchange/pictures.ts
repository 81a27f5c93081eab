// Pictures of people made small: decoded within bounds, turned upright, shrunk to at most 512 pixels and written anew as
// JPEG, so that nothing of the file but its picture comes into the book. Pure.
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { type PictureHeader, pictureHeader } from '../../../../shared/domain/picture-header.ts'

/** Longest side, in pixels. */
const LONGEST_SIDE = 512
/** Larger files are left out before they are looked at. */
const LARGEST_PICTURE = 16_777_216
const MOST_MEGAPIXELS = 25
const MOST_MEMORY_MB = 320
const QUALITY = 85

const ascii = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))

/** What the beginning of a picture says; null for what is none, is too large, or is of a kind that is left out. */
export function pictureOf(bytes: Uint8Array): PictureHeader | null {
  if (bytes.length > LARGEST_PICTURE) return null
  const picture = pictureHeader(bytes)
  if (picture === null) return null
  if (picture.width * picture.height > MOST_MEGAPIXELS * 1_000_000) return null
  // Nothing here can write this kind anew: only what is small already is kept.
  if (picture.kind === 'webp' && Math.max(picture.width, picture.height) > LONGEST_SIDE) return null
  return picture
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha. */
  readonly data: Uint8Array
}

/** Whether a JPEG or PNG can be decoded to its end, within the bounds of one that goes into a message. */
export function isWholePicture(bytes: Uint8Array): boolean {
  const picture = pictureOf(bytes)
  if (picture === null || picture.kind === 'webp') return false
  try {
    decoded(bytes, picture.kind, false)
    return true
  } catch {
    return false
  }
}

/** The picture at most 512 pixels long; null for what is none, or cannot be read. */
export function smallPicture(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const picture = pictureOf(bytes)
  if (picture === null) return null
  if (picture.kind === 'webp') return new Uint8Array(bytes)
  try {
    const turn = picture.kind === 'jpeg' ? orientationOf(bytes) : 1
    const small = turned(shrunk(decoded(bytes, picture.kind)), turn)
    return new Uint8Array(jpeg.encode({ ...small, data: small.data }, QUALITY).data)
  } catch {
    // The decoders throw whatever they like at what is damaged.
    return null
  }
}

function decoded(bytes: Uint8Array, kind: 'jpeg' | 'png', tolerant = true): Pixels {
  if (kind === 'png') return PNG.sync.read(Buffer.from(bytes))
  return jpeg.decode(bytes, {
    useTArray: true,
    tolerantDecoding: tolerant,
    maxResolutionInMP: MOST_MEGAPIXELS,
    maxMemoryUsageInMB: MOST_MEMORY_MB,
  })
}

/** Each pixel the average of those it stands for; what shines through lies on white. */
function shrunk({ width, height, data }: Pixels): Pixels {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const out = new Uint8Array(wide * high * 4)
  for (let y = 0; y < high; y += 1) {
    const [top, bottom] = spanOf(y, high, height)
    for (let x = 0; x < wide; x += 1) {
      const [left, right] = spanOf(x, wide, width)
      let [red, green, blue] = [0, 0, 0]
      for (let row = top; row < bottom; row += 1) {
        for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
          const alpha = data[at + 3] ?? 255
          const white = 255 * (255 - alpha)
          red += (data[at] ?? 0) * alpha + white
          green += (data[at + 1] ?? 0) * alpha + white
          blue += (data[at + 2] ?? 0) * alpha + white
        }
      }
      const count = (bottom - top) * (right - left) * 255
      const to = (y * wide + x) * 4
      out[to] = Math.round(red / count)
      out[to + 1] = Math.round(green / count)
      out[to + 2] = Math.round(blue / count)
      out[to + 3] = 255
    }
  }
  return { width: wide, height: high, data: out }
}

function spanOf(at: number, count: number, size: number): readonly [from: number, to: number] {
  const from = Math.floor((at * size) / count)
  return [from, Math.max(from + 1, Math.floor(((at + 1) * size) / count))]
}

/** How a camera was held, 1 to 8 (Exif 2.3, tag 0x0112); 1 where it does not say. */
function orientationOf(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  for (
    let at = 2;
    at + 10 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;
    at += 2 + view.getUint16(at + 2)
  ) {
    if (bytes[at + 1] !== 0xe1 || ascii(bytes, at + 4, 4) !== 'Exif') continue
    const start = at + 10
    const end = Math.min(bytes.length, at + 2 + view.getUint16(at + 2))
    if (start + 8 > end) return 1
    const little = bytes[start] === 0x49
    const first = start + view.getUint32(start + 4, little)
    if (first + 2 > end) return 1
    const count = view.getUint16(first, little)
    for (let entry = first + 2, n = 0; n < count && entry + 12 <= end; entry += 12, n += 1) {
      if (view.getUint16(entry, little) !== 0x0112) continue
      const said = view.getUint16(entry + 8, little)
      return said >= 1 && said <= 8 ? said : 1
    }
    return 1
  }
  return 1
}

function turned(pixels: Pixels, orientation: number): Pixels {
  if (orientation === 1) return pixels
  const { width, height, data } = pixels
  const sideways = orientation >= 5
  const [wide, high] = sideways ? [height, width] : [width, height]
  const out = new Uint8Array(data.length)
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [fromX, fromY] = sourceOf({ x, y, width, height }, orientation)
      const [from, to] = [(fromY * width + fromX) * 4, (y * wide + x) * 4]
      for (let part = 0; part < 4; part += 1) out[to + part] = data[from + part] ?? 0
    }
  }
  return { width: wide, height: high, data: out }
}

interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function sourceOf({ x, y, width, height }: Spot, orientation: number): readonly [x: number, y: number] {
  const [right, bottom] = [width - 1, height - 1]
  switch (orientation) {
    case 2:
      return [right - x, y]
    case 3:
      return [right - x, bottom - y]
    case 4:
      return [x, bottom - y]
    case 5:
      return [y, x]
    case 6:
      return [y, bottom - x]
    case 7:
      return [right - y, bottom - x]
    case 8:
      return [right - y, x]
    default:
      return [x, y]
  }
}
