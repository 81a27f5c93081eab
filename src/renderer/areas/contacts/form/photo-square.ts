// Makes any picture a small square before it leaves the page: cropped around the middle, at most 512 px, below the
// limit of the contract. Nothing of the original file (place, camera) is kept, because it is drawn anew.

export const PHOTO_SIDE = 512
const PHOTO_BYTES = 400_000

export interface Square {
  readonly x: number
  readonly y: number
  readonly side: number
  /** Side of the result; never larger than the picture itself. */
  readonly target: number
}

/** The middle square; in upright pictures a little higher, where faces are. */
export function squareOf(width: number, height: number): Square {
  const side = Math.min(width, height)
  return {
    x: Math.round((width - side) / 2),
    y: Math.round((height - side) / 3),
    side,
    target: Math.min(side, PHOTO_SIDE),
  }
}

/** @throws when the file is no picture that this window can read */
export async function squarePhoto(file: Blob): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const square = squareOf(picture.width, picture.height)
    const canvas = new OffscreenCanvas(square.target, square.target)
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.imageSmoothingQuality = 'high'
    // Pictures with transparent ground are laid on paper; JPEG would make them black.
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, square.target, square.target)
    pen.drawImage(picture, square.x, square.y, square.side, square.side, 0, 0, square.target, square.target)
    return await smallEnough(canvas)
  } finally {
    picture.close()
  }
}

async function smallEnough(canvas: OffscreenCanvas): Promise<File> {
  for (const quality of [0.88, 0.75, 0.6, 0.45]) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (blob.size <= PHOTO_BYTES) return new File([blob], 'photo.jpg', { type: 'image/jpeg' })
  }
  throw new Error('too large')
}
