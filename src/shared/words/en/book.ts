// Words of making, opening and locking the book.
export const book = {
  'book.open': 'Open my book',
} as const
