// What the first bytes of a picture say of it: its kind and its size, never by its name. Whether the rest can be read only a decoder knows.

export type PictureKind = 'jpeg' | 'png' | 'webp'

export interface PictureHeader {
  readonly kind: PictureKind
  /** In pixels, as stored: before it is turned upright. */
  readonly width: number
  readonly height: number
}

const ascii = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Null for what is no JPEG, PNG or WebP, and for one without a size. */
export function pictureHeader(bytes: Uint8Array): PictureHeader | null {
  if (bytes.length < 16) return null
  const header = jpegSize(bytes) ?? pngSize(bytes) ?? webpSize(bytes)
  return header === null || header.width < 1 || header.height < 1 ? null : header
}

function pngSize(bytes: Uint8Array): PictureHeader | null {
  if (ascii(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || ascii(bytes, 12, 4) !== 'IHDR' || bytes.length < 33) return null
  const view = viewOf(bytes)
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function jpegSize(bytes: Uint8Array): PictureHeader | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null
  const view = viewOf(bytes)
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (frame) return { kind: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + (marker >= 0xd0 && marker <= 0xd9 ? 0 : Math.max(2, view.getUint16(at + 2)))
  }
  return null
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(bytes: Uint8Array): PictureHeader | null {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP' || bytes.length < 30) return null
  const view = viewOf(bytes)
  const kind = 'webp'
  const three = (at: number) => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16)
  switch (ascii(bytes, 12, 4)) {
    case 'VP8X':
      return { kind, width: three(24) + 1, height: three(27) + 1 }
    case 'VP8 ':
      return { kind, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { kind, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
    }
    default:
      return null
  }
}
