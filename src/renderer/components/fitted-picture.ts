// Makes any picture that this window can read fit for a message before it leaves the page: drawn anew, so that nothing of the file but its
// picture goes on (place, camera), no larger than may be, PNG where something shines through.

export interface PictureBounds {
  readonly bytes: number
  /** Pixels of the longer side. */
  readonly side: number
}

/** @throws when the file is no picture that this window can read, or cannot be made small enough */
export async function fittedPicture(file: Blob, { bytes, side }: PictureBounds): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    for (const part of [1, 0.75, 0.5]) {
      const scale = Math.min(1, (side * part) / Math.max(picture.width, picture.height))
      const canvas = drawn(picture, scale)
      for (const shape of shapesOf(canvas)) {
        const blob = await canvas.convertToBlob(shape)
        if (blob.size <= bytes) return new File([blob], nameOf(file, blob.type), { type: blob.type })
      }
    }
    throw new Error('too large')
  } finally {
    picture.close()
  }
}

function drawn(picture: ImageBitmap, scale: number): OffscreenCanvas {
  const [width, height] = [picture.width, picture.height].map((length) => Math.max(1, Math.round(length * scale)))
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1)
  const pen = penOf(canvas)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

function penOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  return pen
}

/** Drawings stay sharp as PNG where they are small enough; photos become JPEG. */
function shapesOf(canvas: OffscreenCanvas): readonly ImageEncodeOptions[] {
  const { data } = penOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
  const png = { type: 'image/png' }
  if (data.some((value, at) => at % 4 === 3 && value < 255)) return [png]
  const photos = [0.88, 0.75, 0.6].map((quality) => ({ type: 'image/jpeg', quality }))
  return canvas.width * canvas.height <= 160_000 ? [png, ...photos] : photos
}

function nameOf(file: Blob, type: string): string {
  const name = file instanceof File ? file.name.replace(/\.[^.]*$/, '') : ''
  return `${name || 'picture'}.${type === 'image/png' ? 'png' : 'jpg'}`
}
