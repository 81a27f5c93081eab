// Where the page of all households is.
export const HOUSEHOLDS_PATH = '/households'
