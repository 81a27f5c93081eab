// The address of what was said.
export const SAID_PATH = '/said'
