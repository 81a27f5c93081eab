// Gives a file out of the book to the browser or the desktop, which asks where to put it or puts it where downloads go.
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download reads it after this turn; a minute is long for a file of this PC.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
