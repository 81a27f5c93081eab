// A stick was pulled out, or the file was moved away, while it was being read.
export class FileGone extends Error {
  constructor() {
    super('the file cannot be read any more')
    this.name = 'FileGone'
  }
}
