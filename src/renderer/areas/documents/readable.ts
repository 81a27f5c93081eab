// Whether a file that was dropped can be read: a folder cannot, nor one that was moved away meanwhile.
export async function isReadable(file: Blob): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return true
  } catch {
    return false
  }
}
