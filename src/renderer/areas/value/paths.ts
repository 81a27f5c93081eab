// Where the page of loyalty lives.
export const LOYALTY_PATH = '/loyalty'
