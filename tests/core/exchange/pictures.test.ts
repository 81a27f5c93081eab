// Pictures made small: their size, how they stand, what shines through, and what must not be opened.
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startWithBook } from '../../support/core.ts'
import { smallPicture } from '../../../src/main/core/areas/exchange/pictures.ts'

type Colour = readonly [number, number, number, number]

function pixels(width: number, height: number, colour: (x: number, y: number) => Colour) {
  const data = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set(colour(x, y), (y * width + x) * 4)
  }
  return { width, height, data }
}

const RED: Colour = [220, 20, 20, 255]
const BLUE: Colour = [20, 20, 220, 255]
const jpegOf = (width: number, height: number, colour: (x: number, y: number) => Colour) =>
  new Uint8Array(jpeg.encode(pixels(width, height, colour), 95).data)

function pngOf(width: number, height: number, colour: (x: number, y: number) => Colour) {
  const png = new PNG({ width, height })
  png.data = pixels(width, height, colour).data
  return new Uint8Array(PNG.sync.write(png))
}

function read(bytes: Uint8Array | null) {
  if (bytes === null) throw new Error('no picture came out')
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true })
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)]
  return { width, height, at }
}

const near = (colour: readonly number[], [red, green, blue]: Colour) =>
  Math.max(...[red, green, blue].map((part, at) => Math.abs(part - (colour[at] ?? 0)))) < 24

/** What a camera that was turned writes before the picture. */
function turnedBy(orientation: number, picture: Uint8Array): Uint8Array {
  const exif = Buffer.from('FFE1002245786966000049492A0008000000010012010300010000000000000000000000', 'hex')
  exif.writeUInt16LE(orientation, 28)
  return new Uint8Array(Buffer.concat([picture.subarray(0, 2), exif, picture.subarray(2)]))
}

test('a large picture is at most 512 pixels long and keeps its shape and colours', () => {
  const bytes = jpegOf(1_600, 800, (x) => (x < 800 ? RED : BLUE))
  const small = read(smallPicture(bytes))
  expect(small).toMatchObject({ width: 512, height: 256 })
  expect(near(small.at(100, 128), RED)).toBe(true)
  expect(near(small.at(400, 128), BLUE)).toBe(true)
})

test('a small picture keeps its size, and loses whatever else its file held', () => {
  const secret = turnedBy(
    1,
    jpegOf(60, 40, () => RED),
  )
  const out = smallPicture(secret)
  expect(read(out)).toMatchObject({ width: 60, height: 40 })
  expect(Buffer.from(out ?? []).includes('Exif')).toBe(false)
})

test.each([
  [1, 40, 20, [2, 2]],
  [3, 40, 20, [37, 17]],
  [6, 20, 40, [17, 2]],
  [8, 20, 40, [2, 37]],
  [5, 20, 40, [2, 2]],
  [2, 40, 20, [37, 2]],
])('a camera turned by %i is turned back', (orientation, width, height, [x = 0, y = 0]) => {
  const corner = jpegOf(40, 20, (left, top) => (left < 8 && top < 8 ? RED : BLUE))
  const small = read(smallPicture(turnedBy(orientation, corner)))
  expect(small).toMatchObject({ width, height })
  expect(near(small.at(x, y), RED)).toBe(true)
})

test('what shines through lies on white', () => {
  const small = read(smallPicture(pngOf(1_030, 40, (x) => (x < 515 ? [0, 0, 0, 0] : RED))))
  expect(small).toMatchObject({ width: 512, height: 20 })
  expect(near(small.at(50, 10), [255, 255, 255, 255])).toBe(true)
  expect(near(small.at(450, 10), RED)).toBe(true)
})

function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, data, Buffer.alloc(4)])
}

test('a picture that unpacks to far more than it is, is not unpacked', () => {
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(60_000, 0)
  ihdr.writeUInt32BE(60_000, 4)
  ihdr.set([8, 6, 0, 0, 0], 8)
  const bomb = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', ihdr),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  expect(smallPicture(bomb)).toBeNull()
  const lying = new Uint8Array(jpegOf(40, 20, () => RED))
  const frame = lying.findIndex((byte, at) => byte === 0xff && lying[at + 1] === 0xc0)
  lying.set([0xff, 0xff, 0xff, 0xff], frame + 5)
  expect(smallPicture(lying)).toBeNull()
})

test('drawings, moving pictures, rubbish and pictures cut off are left out; a small WebP stays as it is', () => {
  expect(smallPicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBeNull()
  expect(smallPicture(Buffer.from(`GIF89a${' '.repeat(40)}`))).toBeNull()
  expect(smallPicture(new Uint8Array())).toBeNull()
  const whole = pngOf(40, 20, () => RED)
  expect(smallPicture(whole.slice(0, whole.length - 30))).toBeNull()
  const webp = (side: number) => {
    const bytes = Buffer.alloc(40)
    bytes.write('RIFF', 0)
    bytes.write('WEBPVP8X', 8)
    bytes.writeUIntLE(side - 1, 24, 3)
    bytes.writeUIntLE(side - 1, 27, 3)
    return new Uint8Array(bytes)
  }
  expect(smallPicture(webp(512))).toEqual(webp(512))
  expect(smallPicture(webp(513))).toBeNull()
})

test('the picture of a card comes into the book small and upright, and a card keeps its person when its picture is broken', async () => {
  const { owner, dispose } = await startWithBook()
  const large = turnedBy(
    6,
    jpegOf(1_200, 600, (x) => (x < 600 ? RED : BLUE)),
  )
  const card = (name: string, photo: Uint8Array) =>
    `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nPHOTO;ENCODING=b;TYPE=JPEG:${Buffer.from(photo).toString('base64')}\r\nEND:VCARD\r\n`
  const file = new File([card('Ann Smith', large) + card('Bob Jones', large.slice(0, 300))], 'people.vcf')
  const report = await owner.api.exchange.import({ file, kind: 'contacts' })
  expect(report).toMatchObject({ created: 2 })
  expect(report.reasons).toMatchObject([{ row: 2, fate: 'mended', why: 'photo-left-out' }])
  const [ann] = await owner.api.contacts.search({ text: 'ann' })
  const { photo } = await owner.api.contacts.photo({ id: ann?.id ?? 0 })
  const small = read(new Uint8Array((await photo?.arrayBuffer()) ?? new ArrayBuffer(0)))
  expect(small).toMatchObject({ width: 256, height: 512 })
  expect(near(small.at(128, 60), RED)).toBe(true)
  await dispose()
})
